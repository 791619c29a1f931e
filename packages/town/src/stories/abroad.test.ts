import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addRecord, addTown } from '../testing/rows.ts'
import { getTown } from '../towns/get.ts'
import { composeStories, plainText } from './compose.ts'
import { plain } from './testing/told.ts'

const { db } = await testDatabase()

test.each([
  ['ES', 'Soria', 'es', /40\.120 habitantes/],
  ['RO', 'Sinaia', 'ro', /40\.120 de locuitori/],
  ['SE', 'Mora', 'sv', /40 120 invånare/],
])('a town of %s is told of in its own language first', async (country, name, language, words) => {
  const code = `9${country}`
  await addTown(db, { code, name, slug: name.toLowerCase() })
  await sql`update town set country = ${country} where code = ${code}`.execute(db)
  for (const [year, value] of [
    [2014, 39_500],
    [2024, 40_120],
  ]) {
    const record = { name: 'Población', value, year, id: `urn:wiker:statistic:${country.toLowerCase()}${year}` }
    await addRecord(db, 'statistic', 'Statistic', record, {
      town: code,
      category: 'population',
      extra: { value, year },
    })
  }
  const town = (await getTown(db, name.toLowerCase()))!
  const { stories, refused } = await composeStories(db, { town, today: '2026-11-26', only: 'population' })
  expect(refused).toEqual([])
  const { title, paragraphs } = stories[0]!.told
  expect(stories[0]!.language).toBe(language)
  expect(plain(`${title} ${plainText({ paragraphs })}`)).toMatch(words)
})
