import { existsSync, readFileSync } from 'node:fs'

const folder = new URL('../../data/', import.meta.url)

/** A file of tab-separated lines kept as its bytes, in memory that threads can share: a line is only read when it is asked for. */
export interface LineTable {
  bytes: Uint8Array
  /** Where each line begins, and where the last one ends. */
  starts: Uint32Array
}

/** `data/<name>.tsv` without its header; no lines where there is no such file. */
export function readTable(name: string): LineTable {
  const path = new URL(`${name}.tsv`, folder)
  const file = /^[a-z-]+$/.test(name) && existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  const starts: number[] = []
  let start = file.indexOf(10) + 1
  while (start > 0 && start < file.length) {
    const end = file.indexOf(10, start)
    if (end !== start) starts.push(start)
    start = end + 1
  }
  starts.push(file.length)
  const bytes = new Uint8Array(new SharedArrayBuffer(file.length))
  bytes.set(file)
  const shared = new Uint32Array(new SharedArrayBuffer(starts.length * 4))
  shared.set(starts)
  return { bytes, starts: shared }
}

export const lineCount = ({ starts }: LineTable): number => starts.length - 1

/** The cells of a line. */
export function cellsOf(table: LineTable, line: number): string[] {
  return textOf(table, line).split('\t')
}

/** The first three alone: all lines are gone through when the list is read. */
export function firstCells(table: LineTable, line: number): [string, string, string] {
  const text = textOf(table, line)
  const first = text.indexOf('\t')
  const second = text.indexOf('\t', first + 1)
  const third = text.indexOf('\t', second + 1)
  return [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1, third < 0 ? undefined : third)]
}

const views = new WeakMap<Uint8Array, Buffer>()

function textOf({ bytes, starts }: LineTable, line: number): string {
  let view = views.get(bytes)
  if (!view) {
    view = Buffer.from(bytes.buffer)
    views.set(bytes, view)
  }
  const text = view.toString('utf8', starts[line]!, starts[line + 1]!)
  const end = text.indexOf('\n')
  return end < 0 ? text : text.slice(0, end)
}
