import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts } from '../ledger/accounts.ts'
import { trialBalance } from '../ledger/balance.ts'
import { bankPaid } from '../payout/finish.ts'
import { prepareBatch } from '../payout/prepare.ts'
import { closeMonth } from '../payout/statement.ts'
import { animator, share } from '../testing/animators.ts'
import { beginLife, contract, type Life, openTowns } from '../testing/life.ts'
import { amount, fec, fecColumns, fecName } from './fec.ts'
import { accountLabel } from './fec-words.ts'
import { salesCsv } from './sales.ts'

const { db } = await testDatabase()
let life: Life
const at = new Date('2026-12-20T09:00:00Z')
async function text(lines: AsyncGenerator<string>): Promise<string> {
  let all = ''
  for await (const line of lines) all += line
  return all
}
type Line = Record<(typeof fecColumns)[number], string>
async function fecLines(year: number): Promise<Line[]> {
  const [head, ...lines] = (await text(fec(db, { year }))).replace(/\r\n$/, '').split('\r\n')
  expect(head!.split('\t')).toEqual([...fecColumns])
  return lines.map((line) => {
    const cells = line.split('\t')
    expect(cells).toHaveLength(18)
    return Object.fromEntries(fecColumns.map((name, index) => [name, cells[index]!])) as Line
  })
}
const cents = (written: string) => Math.round(Number(written.replace(',', '.')) * 100)
const moved = (line: Line) => cents(line.Debit) - cents(line.Credit)
const sums = (lines: Line[], key: (line: Line) => string) => {
  const found = new Map<string, number>()
  for (const line of lines) found.set(key(line), (found.get(key(line)) ?? 0) + moved(line))
  return found
}
const nonZero = (all: Map<string, number>) => Object.fromEntries([...all].filter(([, sum]) => sum !== 0).sort())

beforeAll(async () => {
  await openTowns(db)
  await contract(db, '44015', await animator(db, 'marie'), '2026-01-01')
  life = await beginLife(db, '2026-11-23T10:00:00Z')
  await life.subscribe('page:1', '44015', 'town-hall-year')
  await life.deliver()
  await life.subscribe('page:2', '44015', 'intercommunality-year')
  await sql`update customer set legal_name = E'=SOMME(A1);\t"Chez Zoé"' where party = 'page:2'`.execute(db)
  await life.deliver()
  const charge = life.double.world.all('charge').find((one) => one.status === 'succeeded')!
  await life.stripe.refunds.create({ charge: charge.id, amount: 10_000 })
  await life.deliver()
  await closeMonth(db, { month: '2026-11-01', today: '2026-12-01', at, houseCountry: 'FR' })
  const batch = await prepareBatch(db, { way: 'sepa', currency: 'EUR', day: '2026-12-20', at })
  await bankPaid(db, { batch: batch!.id, on: '2026-12-20', at })
  await life.double.advanceTo(new Date('2027-12-01T10:00:00Z'))
  await life.deliver()
}, 60_000)
afterAll(() => life.double.close())

/** What every FEC is, whatever is in the books. */
async function isSound(year: number): Promise<Line[]> {
  const lines = await fecLines(year)
  const numbers = lines.map((line) => Number(line.EcritureNum))
  expect([...new Set(numbers)]).toEqual(Array.from({ length: numbers.at(-1) ?? 0 }, (_, index) => index + 1))
  expect([...sums(lines, (line) => line.EcritureNum).values()].filter((sum) => sum !== 0)).toEqual([])
  for (const line of lines) {
    for (const day of [line.EcritureDate, line.PieceDate, line.ValidDate]) expect(day).toMatch(/^\d{8}$/)
    expect(line.EcritureDate.slice(0, 4)).toBe(String(year))
    for (const sum of [line.Debit, line.Credit]) expect(sum).toMatch(/^\d+,\d\d$/)
    expect([line.Debit, line.Credit]).toContain('0,00')
    for (const name of ['JournalCode', 'JournalLib', 'CompteLib', 'PieceRef', 'EcritureLib'] as const)
      expect(line[name]).not.toBe('')
    expect(line.CompAuxNum === '').toBe(line.CompAuxLib === '')
  }
  return lines
}

const key = (number: string, party: string | null) => `${number} ${party ?? ''}`.trim()
async function balances(upTo: string) {
  const rows = (await trialBalance(db, upTo)).filter((one) => one.currency === 'EUR')
  return new Map(rows.map((one) => [key(one.number, one.party), Number(one.debit) - Number(one.credit)]))
}

test('The first year’s file adds up to the trial balance, account by account', async () => {
  const lines = await isSound(2026)
  expect(lines.length).toBeGreaterThan(20)
  const found = sums(lines, (line) => key(line.CompteNum, line.CompAuxNum))
  expect(nonZero(found)).toEqual(nonZero(await balances('2026-12-31')))
  expect(new Set(lines.map((line) => line.JournalCode))).toEqual(new Set(['VE', 'PS', 'HA', 'RE']))
  expect(lines.find((line) => line.CompAuxNum === 'page:2')?.CompAuxLib).toBe('=SOMME(A1); "Chez Zoé"')
})

test('The next year’s begins with what the balance sheet brings, the result on 120', async () => {
  const lines = await isSound(2027)
  const found = sums(lines, (line) => key(line.CompteNum, line.CompAuxNum))
  const [before, after] = [await balances('2026-12-31'), await balances('2027-12-31')]
  const wanted = new Map([...after].filter(([name]) => name < '6'))
  let result = 0
  for (const [name, sum] of after) if (name >= '6') wanted.set(name, sum - (before.get(name) ?? 0))
  for (const [name, sum] of before) if (name >= '6') result += sum
  wanted.set('120', result)
  expect(nonZero(found)).toEqual(nonZero(wanted))
  expect(lines[0]).toMatchObject({ JournalCode: 'AN', EcritureDate: '20270101' })
})

test('Any books, of more lines than are read at once, make a sound file', async () => {
  const who = await animator(db, 'any')
  const shares = fc.sample(
    fc.integer({ min: -100_000, max: 100_000 }).filter((one) => one !== 0),
    1_200,
  )
  for (const one of shares) await share(db, who, one, '2031-02-03')
  const lines = (await isSound(2031)).filter((line) => line.JournalCode !== 'AN')
  expect(lines).toHaveLength(2_400)
  expect(nonZero(sums(lines, (line) => line.CompteNum))).toEqual(
    nonZero(
      new Map([
        ['401', -shares.reduce((a, b) => a + b, 0)],
        ['622', shares.reduce((a, b) => a + b, 0)],
      ]),
    ),
  )
}, 60_000)

test('Sales are one line an invoice, and what would be a formula stays a name', async () => {
  const csv = await text(salesCsv(db, { from: '2026-01-01', to: '2026-12-31' }))
  const lines = csv.replace(/\r\n$/, '').split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFFnumero;date;nature;client;/)
  expect(lines).toHaveLength(1 + 3)
  expect(lines[1]).toBe(
    '2026-000001;2026-11-23;facture;Commerce page:1;73282932000074;;FR;Blain;town-hall-year;20,00;600,00;120,00;720,00;EUR',
  )
  expect(lines[3]).toMatch(/;avoir;.*;-83,33;-16,67;-100,00;EUR$/)
  expect(lines[2]).toContain(`;"'=SOMME(A1);\t""Chez Zoé""";`)
})

test('Every account of the house has a name, and amounts are written to the cent', () => {
  for (const { number } of Object.values(accounts)) expect(accountLabel(number)).not.toBe('')
  expect([0, 5, -5, 100, -12_345, 1_000_000_01].map(amount)).toEqual([
    '0,00',
    '0,05',
    '-0,05',
    '1,00',
    '-123,45',
    '1000000,01',
  ])
  expect(fecName('732829320', 2026)).toBe('732829320FEC20261231.txt')
})
