/**
 * The floor: the same file cut into rows and cells and nothing more, by the connector's own reader (`own`) or by Papa Parse
 * (`papaparse`), the reader of most JavaScript programs. Says how many rows there were and how many of those looked at were right.
 */
import { createReadStream } from 'node:fs'
import { Tokenizer } from '@wiker/connector/formats/csv/tokenizer.ts'
import Papa from 'papaparse'
import { isChecked, row } from './file.ts'

const [reader = '', file = ''] = process.argv.slice(2)
let rows = -1
let wrong = 0

if (reader === 'papaparse') await withPapaParse()
else await withOwnReader()
process.send?.({ rows, wrong, peakMemory: process.resourceUsage().maxRSS * 1024 })
process.disconnect?.()

async function withOwnReader(): Promise<void> {
  const tokenizer = new Tokenizer({
    delimiter: ';',
    quote: '"',
    escapeChar: '',
    loneReturn: false,
    announced: false,
    width: 15,
  })
  const text = createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 18 })
  for await (const piece of text) for (const { cells } of tokenizer.push(piece)) take(cells as string[])
  for (const { cells } of tokenizer.end()) take(cells as string[])
}

function withPapaParse(): Promise<void> {
  return new Promise((resolve, reject) => {
    const parser = createReadStream(file, { highWaterMark: 1 << 18 }).pipe(
      Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter: ';', skipEmptyLines: true }),
    )
    parser.on('data', take)
    parser.on('end', resolve)
    parser.on('error', reject)
  })
}

/** The header is row -1. */
function take(cells: string[]): void {
  if (rows >= 0 && isChecked(rows) && cells.join('\0') !== row(rows).cells.join('\0')) wrong++
  rows++
}
