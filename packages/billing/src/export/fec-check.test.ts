import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { expect, test } from 'vitest'
import { beginLife, contract, openTowns } from '../testing/life.ts'
import { fec } from './fec.ts'
import { checkFec } from './fec-check.ts'

const { db } = await testDatabase()

test('A year’s file is what the decree asks for, in each currency, and what the tax office would refuse is told', async () => {
  await openTowns(db)
  await contract(db, '44015', 'animator:marie', '2026-01-01')
  const life = await beginLife(db, '2026-12-31T22:30:00Z')
  await life.subscribe('page:1', '44015', 'town-hall-year')
  await life.subscribe('page:2', '44195', 'merchant-month', undefined, 'SE')
  await life.double.advanceTo(new Date('2027-03-01T10:00:00Z'))
  const charge = life.double.world.all('charge').find((one) => one.status === 'succeeded')!
  await life.stripe.refunds.create({ charge: charge.id, amount: 1_234 })
  await life.deliver()
  await life.double.close()
  for (const year of [2026, 2027])
    for (const currency of ['EUR', 'SEK']) expect(await checkFec(fec(db, { year, currency }), year)).toEqual([])

  let text = ''
  for await (const part of fec(db, { year: 2027 })) text += part
  const lines = text.split('\r\n')
  const changed = (column: number, to: (cell: string) => string) =>
    [
      lines[0]!,
      ...lines.slice(1, 2).map((line) =>
        line
          .split('\t')
          .map((cell, at) => (at === column ? to(cell) : cell))
          .join('\t'),
      ),
      ...lines.slice(2),
    ].join('\r\n')
  const wrongs: [string, RegExp][] = [
    [changed(3, () => '2027-01-01'), /EcritureDate is "2027-01-01"/],
    [changed(3, () => '20261231'), /is not of 2027/],
    [changed(11, () => '12.50'), /Debit is "12\.50"/],
    [changed(11, () => '0,01'), /does not balance/],
    [changed(2, () => '7'), /entry 7 comes after 0/],
    [changed(1, () => ''), /JournalLib is ""/],
    [changed(15, () => '20260101'), /validated before its day/],
    [text.replace('EcritureLib', 'Libelle'), /does not name the columns/],
    [text.replace(/\t([^\t]*)\r\n$/, '\r\n'), /has 17 columns/],
  ]
  for (const [file, said] of wrongs) expect((await checkFec([file], 2027)).join('\n')).toMatch(said)
  expect(await checkFec([], 2027)).toEqual(['the file is empty'])
})
