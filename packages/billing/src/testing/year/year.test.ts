import { connect } from '@wiker/platform/database/connect.ts'
import { closePress } from '@wiker/platform/pdf/typeset.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { examineMoney } from '../../doctor/examine.ts'
import { fec } from '../../export/fec.ts'
import { checkFec } from '../../export/fec-check.ts'
import { transferFileProblems } from '../credit-transfer.ts'
import { differingCustomers, heldByProvider, lostInvoices, totalsTable, wrongInvoices, wrongShares } from './proof.ts'
import { liveYear } from './year.ts'

/** `YEAR=whole`: 200 towns, 3,000 merchants, 60 animators; else a tenth of it. `SEED`: another year. */
const isWhole = process.env.YEAR === 'whole'
const size = isWhole ? { towns: 200, merchants: 3_000, animators: 60 } : { towns: 20, merchants: 150, animators: 8 }
const { url } = await testDatabase()
const { db, close } = connect(url, { max: 9 })
afterAll(async () => {
  closePress()
  await close()
})
const say = (line: string) => console.info(line)

test('a year of failures of every kind ends with all accounts right, and every paper valid', async () => {
  const begun = performance.now()
  const seed = Number(process.env.SEED ?? 6)
  const year = await liveYear(db, {
    size,
    seed,
    url,
    kills: isWhole ? 20 : 4,
    progress: isWhole ? say : () => undefined,
  })
  const lived = performance.now()
  expect((await examineMoney(db)).filter((one) => one.broken > 0)).toEqual([])
  const { provider, ledger } = await heldByProvider(db, year.double)
  expect(ledger).toEqual(provider)
  expect(await lostInvoices(db, year.double)).toEqual([])
  expect(await differingCustomers(db, year.double)).toEqual([])
  expect(await wrongShares(db)).toEqual([])
  const papers = await wrongInvoices(db, isWhole ? 200 : 20)
  expect(papers.wrong).toEqual([])
  for (const { xml } of year.files) expect(transferFileProblems(xml)).toEqual([])
  for (const which of [2027, 2028])
    for (const currency of ['EUR', 'SEK']) expect(await checkFec(fec(db, { year: which, currency }), which)).toEqual([])
  // A year in which one of these did not happen proves too little.
  const happened = { ...year.acts, ...year.told, ...year.months }
  expect(Object.entries(happened).filter(([, times]) => times === 0)).toEqual([])
  for (const what of [
    'subscribed',
    'given back whole',
    'given back in part',
    'disputes won',
    'disputes lost',
    'changed to merchant-year',
    'cancelled',
    'shops sold',
    'handed over',
    'rates changed',
    'cards that fail',
  ])
    expect(happened).toHaveProperty(what)
  say(
    `\n${JSON.stringify(size)}, seed ${seed}: lived in ${seconds(lived - begun)}, examined in ${seconds(performance.now() - lived)}`,
  )
  say(
    JSON.stringify({
      ...happened,
      ...papers,
      wrong: papers.wrong.length,
      sepaFiles: year.files.length,
      ...(await countsOf()),
    }),
  )
  say(await totalsTable(db))
  await year.double.close()
}, 7_200_000)

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`

async function countsOf() {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from payment)::int as payments, (select count(*) from ledger_transfer)::int as transfers,
      (select count(*) from ledger_entry)::int as entries, (select count(*) from animator_statement)::int as statements_kept,
      (select count(*) from ledger_transfer where details ? 'ownDay')::int as after_closing`.execute(db)
  return rows[0]!
}
