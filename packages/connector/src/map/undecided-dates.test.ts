import { expect, test } from 'vitest'
import { openSource } from '../convert.ts'
import { temporaryFile } from '../testing/source.ts'

const warningsOf = async (content: string, country?: string) => {
  const source = await openSource(await temporaryFile('list.csv', content), {
    today: '2026-11-23',
    ...(country ? { country } : {}),
  })
  const kinds = source.members[0]?.understanding?.warnings.map(({ kind }) => kind)
  await source.dispose()
  return kinds
}

test('a column that never tells day from month is doubtful when nobody says the country', async () => {
  const list = 'event,date,venue\nQuiz,03/04/2027,Barn\nSupper,05/06/2027,Barn\n'
  expect(await warningsOf(list)).toContain('date-order-ambiguous')
  expect(await warningsOf(list, 'GB')).not.toContain('date-order-ambiguous')
})

test('days with points, days that read the same both ways and one day above twelve leave no doubt', async () => {
  for (const day of ['03.04.2027', '05/05/2027', '23/04/2027'])
    expect(await warningsOf(`event,date,venue\nQuiz,${day},Barn\n`)).not.toContain('date-order-ambiguous')
})

test('midnight is an hour in a column that knows hours, and an hour nobody knew elsewhere', async () => {
  const starts = async (...dates: string[]) => {
    const rows = dates.map((date, i) => `Soirée ${i};${date};Salle des fêtes`)
    const source = await openSource(await temporaryFile('agenda.csv', `titre;début;lieu\n${rows.join('\n')}\n`), {
      today: '2026-11-23',
      country: 'FR',
    })
    const found: unknown[] = []
    for await (const each of source.members[0]!.convert())
      if (each.ok && each.record.type === 'Event') found.push(each.record.startDate)
    await source.dispose()
    return found
  }
  expect(await starts('2026-12-24 20:00', '2026-12-25 00:00', '2026-12-31 21:30')).toContain(
    '2026-12-25T00:00:00+01:00',
  )
  expect(await starts('2026-12-24 00:00', '2026-12-25 00:00', '2026-12-31 21:30')).toContain('2026-12-25')
})
