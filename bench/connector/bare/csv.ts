import { createReadStream } from 'node:fs'
import { Tokenizer } from '@wiker/connector/formats/csv/tokenizer.ts'
import Papa from 'papaparse'
import { inferSchema, initParser, type Parser } from 'udsv'
import type { Take } from './registry.ts'

const NAME = 1
const PIECE = 1 << 18

/** The connector's own reader. */
export async function own(file: string, take: Take): Promise<void> {
  const tokenizer = new Tokenizer({
    delimiter: ';',
    quote: '"',
    escapeChar: '',
    loneReturn: false,
    announced: false,
    width: 15,
  })
  const rows = afterHeader(take)
  const text = createReadStream(file, { encoding: 'utf8', highWaterMark: PIECE })
  for await (const piece of text) for (const { cells } of tokenizer.push(piece)) rows(cells as string[])
  for (const { cells } of tokenizer.end()) rows(cells as string[])
}

export async function udsv(file: string, take: Take): Promise<void> {
  let parser: Parser | undefined
  const text = createReadStream(file, { encoding: 'utf8', highWaterMark: PIECE })
  for await (const piece of text) {
    parser ??= initParser(inferSchema(piece, { col: ';' }))
    parser.chunk<string[]>(piece, parser.stringArrs, (cells) => {
      take(cells[NAME])
    })
  }
  parser?.end()
}

/** The reader of most JavaScript programs. */
export function papaparse(file: string, take: Take): Promise<void> {
  return new Promise((resolve, reject) => {
    const parser = createReadStream(file, { highWaterMark: PIECE }).pipe(
      Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter: ';', skipEmptyLines: true }),
    )
    parser.on('data', afterHeader(take))
    parser.on('end', resolve)
    parser.on('error', reject)
  })
}

function afterHeader(take: Take): (cells: string[]) => void {
  let header = true
  return (cells) => {
    if (!header) take(cells[NAME])
    header = false
  }
}
