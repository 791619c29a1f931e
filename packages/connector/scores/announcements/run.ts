/** `node scripts/run.js packages/connector/scores/announcements/run.ts [--faults] [--held]`: how well announcements are understood. */
import { compare } from './compare.ts'
import { readLabelled } from './labels.ts'
import { sharesOf, tableOf } from './shares.ts'

const all = readLabelled()
const french = all.filter(({ country, fresh }) => country === 'FR' && !fresh)
const tuned = french.filter(({ held }) => !held)
console.log(tableOf(`${tuned.length} announcements in French, with which the reader was tuned`, sharesOf(tuned)))
if (process.argv.includes('--held')) {
  const held = french.filter((one) => one.held)
  console.log(tableOf(`${held.length} announcements in French, held out`, sharesOf(held)))
}
const fresh = all.filter((one) => one.fresh)
console.log(tableOf(`${fresh.length} announcements in French, written after the tuning`, sharesOf(fresh)))
for (const country of ['GB', 'ES', 'RO', 'SE']) {
  const some = all.filter((one) => one.country === country)
  console.log(tableOf(`${some.length} announcements, ${country}`, sharesOf(some)))
}
if (process.argv.includes('--faults'))
  for (const one of all.filter(({ held }) => !held)) for (const fault of compare(one).faults) console.log(fault)
