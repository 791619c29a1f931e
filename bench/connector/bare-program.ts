/**
 * `bare-program.ts <reader> <file>`: a file cut into cells by a plain parser and nothing more. Says how many records there were, and
 * how many of those looked at have a wrong name.
 */
import { type BareName, bareReaders } from './bare/registry.ts'
import { tell } from './measure.ts'
import { oneLine, truth } from './truth.ts'

const [reader = '', file = ''] = process.argv.slice(2)
let records = 0
let wrong = 0

const read = await bareReaders[reader as BareName].load()
await read(file, (name) => {
  const i = records++
  if (i % 97 === 0 && oneLine(String(name)) !== truth(i).name) wrong++
})
tell({ records, wrong })
