import { readFileSync } from 'node:fs'
import { closePress } from '@wiker/platform/pdf/typeset.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordsIn } from '../invoice/factur-x/words.ts'
import { earnedLines } from '../share/earned.ts'
import { animator } from '../testing/animators.ts'
import { beginLife, contract, type Life, openTowns } from '../testing/life.ts'
import { house } from '../testing/papers.ts'
import { closeMonths } from './close-months.ts'
import { readStatement, statementFile, statementSheet } from './statement-file.ts'

const { db } = await testDatabase()
let life: Life
let statement: number

beforeAll(async () => {
  await openTowns(db)
  const marie = await animator(db, 'marie')
  await contract(db, '44015', marie, '2026-01-01')
  await contract(db, '44195', marie, '2026-12-10')
  life = await beginLife(db, '2026-11-23T10:00:00Z')
  await life.subscribe('page:1', '44015')
  await life.subscribe('page:2', '44195', 'town-hall-year')
  await life.double.advanceTo(new Date('2026-12-24T10:00:00Z'))
  await life.deliver()
  const charge = life.double.world.all('charge').find((one) => one.amount === 3600)!
  await life.stripe.refunds.create({ charge: charge.id, amount: 1_800 })
  await life.deliver()
  const closed = await closeMonths(db, {
    today: '2027-01-03',
    at: new Date('2027-01-03T04:00:00Z'),
    houseCountry: 'FR',
  })
  statement = closed.at(-1)!.statement
})
afterAll(() => {
  closePress()
  return life.double.close()
})

const plainSpaces = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll(/[\u00a0\u202f]/g, ' '))

test('A statement tells each payment of each town, what was given back below zero, and when it is paid', async () => {
  const row = (await readStatement(db, statement))!
  const lines = await earnedLines(db, { animator: row.animator, statement })
  const sheet = plainSpaces(statementSheet(row, lines, house, wordsIn('fr')))
  expect(sheet).toMatchObject({
    title: 'Relevé de décembre 2026',
    for: { name: 'marie Le Goff', lines: ['3 rue du Port', '44750 Campbon', '73282932000074'] },
    towns: [
      {
        name: 'Blain',
        total: '9,00 €',
        lines: [
          {
            who: 'Commerce page:1',
            why: 'payé le 23 décembre 2026',
            cells: ['23 déc. 2026 – 22 janv. 2027', '30,00 €', '60 %', '18,00 €'],
          },
          { who: 'Commerce page:1', cells: ['23 déc. 2026 – 22 janv. 2027', '30,00 €', '60 %', '−9,00 €'] },
        ],
      },
    ],
    totals: [
      { name: 'Total hors taxe', amount: '9,00 €' },
      { name: 'Total à verser', amount: '9,00 €', strong: true },
    ],
    terms: [expect.stringContaining('Payable à partir du 11 janvier 2027')],
  })
  const { pdf, name } = await statementFile(db, row, house)
  expect([name, pdf.subarray(0, 5).toString()]).toEqual(['releve-2026-12-eur.pdf', '%PDF-'])
})

test('Every language has every word of a statement', () => {
  const read = (language: string): Record<string, string> =>
    JSON.parse(readFileSync(new URL(`../../messages/statement/${language}.json`, import.meta.url), 'utf8'))
  const blanks = (text: string) => [...text.matchAll(/\{\w+/g)].map(String).sort()
  const fr = read('fr')
  for (const language of ['en', 'es', 'ro', 'sv']) {
    const spoken = read(language)
    expect(Object.keys(spoken)).toEqual(Object.keys(fr))
    for (const [key, text] of Object.entries(fr)) expect([key, blanks(spoken[key]!)]).toEqual([key, blanks(text)])
  }
})
