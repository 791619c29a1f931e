/** `node scripts/run.js packages/connector/scores/announcements/read-posters.ts [--faults]`: how well the thirty posters are read. */
import { readFileSync } from 'node:fs'
import { readPicture } from '../../src/picture/read-picture.ts'
import { compare } from './compare.ts'
import { drawnPosters } from './posters.ts'
import { sharesOf, tableOf } from './shares.ts'

const posters = drawnPosters()
const texts = new Map<string, string>()
const started = performance.now()
for (const { labelled, file } of posters) texts.set(labelled.id, (await readPicture(readFileSync(file), 'fr')).text)
const seconds = (performance.now() - started) / 1000
const labelled = posters.map((one) => one.labelled)
console.log(
  tableOf(
    `${posters.length} posters, photographed`,
    sharesOf(labelled, (one) => compare(one, texts.get(one.id)!)),
  ),
)
console.log(tableOf('The same announcements as texts', sharesOf(labelled)))
console.log(`\n${(seconds / posters.length).toFixed(1)} s a picture`)
if (process.argv.includes('--faults'))
  for (const one of labelled) {
    const { faults } = compare(one, texts.get(one.id)!)
    if (faults.length > 0) console.log(`${faults.join('\n')}\n---\n${texts.get(one.id)}\n`)
  }
