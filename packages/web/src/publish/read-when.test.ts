import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { words } from '../formatting/words.ts'
import { nothingTyped, readWhen } from './read-when.ts'
import { occurrenceInWords, whenProblem } from './when-shown.tsx'

const { db } = await testDatabase()
const town = await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
await sql`insert into holiday (country, kind, zone, name, starts, ends, source) values
  ('FR', 'school', 'B', 'Vacances de Noël', '2026-12-19', '2027-01-03', 'https://example.org'),
  ('FR', 'school', 'A', 'Vacances d’hiver', '2027-02-06', '2027-02-21', 'https://example.org')`.execute(db)

const read = (typed: Partial<typeof nothingTyped>) =>
  readWhen(db, { ...nothingTyped, ...typed }, { town, today: '2026-11-23' })
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const said = async (when: string) =>
  (await read({ when })).occurrences.map((one) => plain(occurrenceInWords(one, words.fr, town.timezone, '2026-11-23')))
const wrong = async (typed: Partial<typeof nothingTyped>) => {
  const { problem } = await read(typed)
  return problem && plain(whenProblem(problem, words.fr, 'fr'))
}

test('Every Tuesday but in the holidays: the first dates, without end, and which holidays of the town’s zone take some away', async () => {
  const tuesdays = await read({ when: 'tous les mardis 20h sauf vacances scolaires' })
  expect(tuesdays.occurrences.map(({ day }) => day.slice(5))).toEqual([
    '11-24',
    '12-01',
    '12-08',
    '12-15',
    '01-05',
    '01-12',
  ])
  expect([tuesdays.more, tuesdays.lastDay, tuesdays.leftOut.map(({ name }) => name)]).toEqual([
    'endless',
    null,
    ['Vacances de Noël'],
  ])
})

test('Beyond the holidays that are known, dates may still go: it is said', async () => {
  const tuesdays = await read({ when: 'tous les mardis 20h sauf vacances scolaires' })
  expect(tuesdays.holidaysKnownUntil).toBe('2027-01-03')
  expect(
    (await read({ when: 'tous les mardis 20h du 24 novembre au 30 décembre sauf vacances scolaires' }))
      .holidaysKnownUntil,
  ).toBeUndefined()
  expect((await read({ when: 'tous les mardis 20h' })).holidaysKnownUntil).toBeUndefined()
})

test('A series with an end says how many dates follow, and the last one', async () => {
  const thursdays = await read({ when: 'tous les jeudis 18h du 7 janvier au 25 mars' })
  expect([thursdays.occurrences.length, thursdays.more, thursdays.lastDay]).toEqual([6, 6, '2027-03-25'])
})

test('Dates are said as a neighbour would', async () => {
  expect(await said('samedi 28 novembre 20h30')).toEqual(['samedi 28 novembre, à 20 h 30'])
  expect(await said('du vendredi 11 décembre 18h au dimanche 13 décembre 17h')).toEqual([
    'du vendredi 11 décembre, à 18 h au dimanche 13 décembre, à 17 h',
  ])
  expect(await said('du 3 au 5 juillet')).toEqual(['du 3 au 5 juillet 2027'])
  expect(await said('28 novembre 22h-2h')).toEqual(['samedi 28 novembre, de 22 h à 2 h'])
})

test('What cannot be kept is answered with what to do', async () => {
  expect(await wrong({})).toBe('Dites quand cela a lieu.')
  expect(await wrong({ when: 'samedi 14 mars 19h30' })).toContain('samedi 14 mars 2026')
  expect(await wrong({ when: 'un vendredi sur deux' })).toContain('à partir de quand')
  expect(await wrong({ when: 'vendredi 13 décembre' })).toContain('ne va pas avec la date')
  expect(await wrong({ when: 'bientôt' })).toContain('Nous n’avons pas trouvé de date')
  expect((await read({ when: 'samedi 20h chez Paul' })).unread).toEqual(['chez Paul'])
})

test('A day and its hours, chosen without a word, go before the words', async () => {
  const chosen = await read({ when: 'mardi', day: '2026-11-28', from: '14:00', to: '18:30' })
  expect(chosen.dates).toEqual({ startDate: '2026-11-28T14:00:00+01:00', endDate: '2026-11-28T18:30:00+01:00' })
  expect(await wrong({ day: '2026-11-28', from: '18:00', to: '14:00' })).toContain('précède')
  expect(await wrong({ day: '2026-02-31' })).toContain('n’existe pas')
})
