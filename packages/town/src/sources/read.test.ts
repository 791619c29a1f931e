import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { addRecord, addSource, addTown } from '../testing/rows.ts'
import { readTownSource, readTownSources } from './read.ts'
import { readRefusedRows } from './refusals.ts'

const { db } = await testDatabase()

it('a town says where its information comes from, the largest source first, without examples or what was withdrawn', async () => {
  const town = await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  const small = await addSource(db, { name: 'Musées', licence: 'Licence Ouverte 2.0' })
  const large = await addSource(db, { name: 'Équipements', publisher: 'Département' })
  await addSource(db, { name: 'Sans rien ici' })
  await sql`insert into run (source_id, state, refused, unplaced) values (${large}, 'done', 7, 40), (${large}, 'unchanged', 0, 0), (${large}, 'failed', 900, 0)`.execute(
    db,
  )
  await addRecord(db, 'place', 'Place', { name: 'Musée' }, { town: '44015', category: 'museum', source: small })
  for (const name of ['Stade', 'Salle'])
    await addRecord(db, 'place', 'Place', { name }, { town: '44015', source: large })
  await addRecord(db, 'organization', 'Organization', { name: 'Club' }, { town: '44015', source: large })
  await addRecord(db, 'place', 'Place', { name: 'Retiré' }, { town: '44015', source: large, withdrawn: true })
  await addRecord(db, 'place', 'Place', { name: 'Exemple' }, { town: '44015', source: small, example: true })
  const sources = await readTownSources(db, town)
  expect(sources.map(({ credit, count, refused, unplaced }) => [credit.name, count, refused, unplaced])).toEqual([
    ['Équipements', 3, 7, 40],
    ['Musées', 1, 0, 0],
  ])
  expect(sources[1]!.credit.licence).toBe('Licence Ouverte 2.0')
  expect(await readTownSource(db, town, sources[0]!.path)).toEqual(sources[0])
  expect(await readTownSource(db, town, 'inconnue')).toBeUndefined()
  const problems = [{ key: 'name-missing', column: 'NOM' }]
  await sql`insert into refusal (run_id, member, position, problems, raw)
    select id, 'lieux.csv', row, ${JSON.stringify(problems)}::jsonb, '{}' from run, (values (12), (3)) rows(row) where refused = 7`.execute(
    db,
  )
  expect(await readRefusedRows(db, sources[0]!.path)).toMatchObject({
    total: 2,
    items: [{ member: 'lieux.csv', position: 3, problems }, { position: 12 }],
  })
})
