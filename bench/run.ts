/** `npm run bench -- [options]`: what the connector, the pages, matching, the harvest and billing can do on this machine; the options are in `options.ts`. */
import { writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { benchBilling } from './billing/bench.ts'
import { billingTable } from './billing/report.ts'
import { benchConnector } from './connector/bench.ts'
import { bringDuckdb } from './connector/duckdb.ts'
import { speedPage } from './connector/page.ts'
import { connectorTable } from './connector/report.ts'
import { benchHarvest } from './harvest/bench.ts'
import { benchOneSource } from './harvest/one-source.ts'
import { oneSourceTable } from './harvest/one-source-report.ts'
import { harvestTable } from './harvest/report.ts'
import { machine } from './machine.ts'
import { benchMatching } from './matching/bench.ts'
import { matchingTable } from './matching/report.ts'
import { readOptions, usage } from './options.ts'
import { benchPages } from './pages/bench.ts'
import { machineLine, pagesTable } from './report.ts'

const read = readOptions(process.argv.slice(2))
if (!read.ok) {
  console.error(`${read.reason}\n${usage}`)
  process.exit(2)
}
const { options } = read
// People see what goes on; with --json standard output is for programs alone.
const progress = (line: string) => console.error(`… ${line}`)
const print = (text: string) => options.json || console.log(text)

print(machineLine(machine()))
if (!options.only || options.only === 'connector') bringDuckdb(progress)
const connector = options.only && options.only !== 'connector' ? undefined : await benchConnector(options, progress)
if (connector) print(connectorTable(connector))
if (connector && options.page !== undefined)
  await writeFile(
    options.page,
    speedPage(connector, {
      machine: machine(),
      date: new Date(),
      command: process.argv.slice(2).join(' '),
      load: loadavg()[1]!,
    }),
  )
const pages = options.only && options.only !== 'pages' ? undefined : await benchPages(options, progress)
if (pages) print(pagesTable(pages))
const matching = options.only && options.only !== 'matching' ? undefined : benchMatching(progress)
if (matching) print(matchingTable(matching))
const harvest = options.only && options.only !== 'harvest' ? undefined : await benchHarvest(progress)
if (harvest) print(harvestTable(harvest))
const oneSource = harvest && (await benchOneSource(options.rows, progress))
if (oneSource) print(oneSourceTable(oneSource))
const billing = options.only && options.only !== 'billing' ? undefined : await benchBilling(progress)
if (billing) print(billingTable(billing))

if (options.json)
  console.log(JSON.stringify({ machine: machine(), connector, pages, matching, harvest, oneSource, billing }, null, 2))
// What another tool gets wrong is a finding; what we get wrong is a failure, and so is a plain parser that was misused.
const ours = connector?.formats.flatMap(({ format, runs }) =>
  runs
    .filter(({ kind }) => kind === 'connector' || kind === 'bare')
    .map((run) => ({ ...run, name: `${format}, ${run.name}` })),
)
const wrong = [
  ...(ours ?? []),
  ...(pages?.runs ?? []),
  ...(harvest?.runs ?? []),
  ...(oneSource?.runs ?? []),
  ...(billing?.runs ?? []),
].filter((run) => !run.correct)
for (const run of wrong) console.error(`${run.name}: ${run.problem ?? 'gave wrong answers'}`)
process.exitCode = wrong.length > 0 ? 1 : 0
