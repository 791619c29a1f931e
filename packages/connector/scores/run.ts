/** `npm run scores`: marks the connector on the labelled samples and writes docs/connector/scores.md. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fallen, raiseFloor, readFloor } from './floor.ts'
import { measure } from './measure.ts'
import { scoresPage } from './page.ts'
import { totalsOf } from './totals.ts'

const page = new URL('../../../docs/connector/scores.md', import.meta.url)
const marks = await measure()
const totals = totalsOf(marks)
const floor = readFloor()

mkdirSync(new URL('.', page), { recursive: true })
writeFileSync(page, scoresPage(marks))
raiseFloor(totals, floor)

const { files, detected, counted, entity, right, missing, wrong } = totals
console.log(
  `${files} files: ${detected} detected, ${counted} counted, ${entity} about the right thing; ` +
    `${right} fields right, ${missing} missing, ${wrong} wrong. Written to docs/connector/scores.md.`,
)
for (const fall of fallen(totals, floor)) {
  console.error(`Fell: ${fall}`)
  process.exitCode = 1
}
