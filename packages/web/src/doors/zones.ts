import type { DoorPicture, DoorWord, Origin, OriginField, Origins } from '@wiker/town/doors/types.ts'
import { originFields } from '@wiker/town/doors/types.ts'

/** A part of a picture in which a value was read, in parts of its width and height. */
export interface Zone {
  field: OriginField
  left: number
  top: number
  width: number
  height: number
}

/** A part of a text: plain, or one in which a value was read. */
export interface Run {
  text: string
  field?: OriginField
}

type Piece = Extract<Origin, { from: number }>
const isPiece = (origin: Origin): origin is Piece => 'from' in origin

/** The zones of a picture in which the values of a draft stand: for each piece of the text, one a line. */
export function zonesOf(picture: Pick<DoorPicture, 'words'>, text: string, origins: Origins): Zone[] {
  const placed = wordsInText(picture.words, text)
  return originFields.flatMap((field) =>
    (origins[field] ?? []).filter(isPiece).flatMap(({ from, to }) => {
      const within = placed.filter((word) => word.at < to && from < word.end)
      const lines = Map.groupBy(within, ({ word }) => word.line)
      return [...lines.values()].map((line) => ({ field, ...around(line.map(({ word }) => word)) }))
    }),
  )
}

/** Each word of the picture at its place in the text: they come in the same order. */
function wordsInText(words: readonly DoorWord[], text: string): { word: DoorWord; at: number; end: number }[] {
  let cursor = 0
  return words.flatMap((word) => {
    const at = text.indexOf(word.text, cursor)
    // A word that the text does not have here is left out; one far away is another one.
    if (at < 0 || at - cursor > 400) return []
    cursor = at + word.text.length
    return [{ word, at, end: cursor }]
  })
}

function around(words: DoorWord[]) {
  const left = Math.min(...words.map((word) => word.left))
  const top = Math.min(...words.map((word) => word.top))
  const right = Math.max(...words.map((word) => word.left + word.width))
  const bottom = Math.max(...words.map((word) => word.top + word.height))
  return { left, top, width: right - left, height: bottom - top }
}

/** A text cut at the pieces in which the values of a draft were read. Of two that overlap, the first in the text stays. */
export function runsOf(text: string, origins: Origins): Run[] {
  const pieces = originFields
    .flatMap((field) => (origins[field] ?? []).filter(isPiece).map(({ from, to }) => ({ field, from, to })))
    .sort((a, b) => a.from - b.from || b.to - a.to)
  const runs: Run[] = []
  let cursor = 0
  for (const { field, from, to } of pieces) {
    if (from < cursor || to <= from || to > text.length) continue
    if (from > cursor) runs.push({ text: text.slice(cursor, from) })
    runs.push({ text: text.slice(from, to), field })
    cursor = to
  }
  if (cursor < text.length) runs.push({ text: text.slice(cursor) })
  return runs
}

/** What stood where a value was read, as it stood; undefined when it was read nowhere. */
export function quoteOf(origins: Origin[] | undefined, text: string): string | undefined {
  if (!origins?.length) return undefined
  return origins
    .map((origin) => (isPiece(origin) ? text.slice(origin.from, origin.to) : origin.value))
    .map((piece) => piece.replaceAll(/\s+/g, ' ').trim())
    .join(' … ')
}

/** The cells of a value: `Feuille1, C12`, or its column and its line. */
export function cellsOf(origins: Origin[] | undefined): { place: string; value: string }[] {
  return (origins ?? []).flatMap((origin) => {
    if (isPiece(origin)) return []
    const { sheet, cell, column, row, value } = origin
    return [{ place: [sheet, cell ?? `${column}, ${row}`].filter(Boolean).join(', '), value }]
  })
}

/** The rows in which a draft was read: `12`, or `Saison, 12` in a workbook. */
export function rowsOf(origins: Origin[]): string[] {
  const rows = origins.flatMap((origin) =>
    isPiece(origin) ? [] : [[origin.sheet, origin.row].filter(Boolean).join(', ')],
  )
  return [...new Set(rows)]
}
