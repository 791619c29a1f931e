import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClock } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { House } from '../run/run.ts'
import { readSourceBySlug } from '../sources/read.ts'
import { retireSource } from '../sources/write.ts'
import { seedDemo } from './seed.ts'

const { db } = await testDatabase()
const root = await mkdtemp(join(tmpdir(), 'wiker-refresh-'))
afterAll(() => rm(root, { recursive: true, force: true }))
const house: House = { db, clock: createClock('2026-11-23'), root }
const folder = join(root, 'demo')
const start = (options?: { fill: boolean }) => seedDemo(house, folder, () => undefined, options)

const declaration = { slug: 'salles', name: 'Salles', url: 'demo/data/salles.csv', departments: ['44'] }
const ship = (file: string, content: string) => writeFile(join(folder, file), content)
const halls = (names: string[]) =>
  ship(
    'data/salles.csv',
    ['Nom;Adresse;Commune;INSEE', ...names.map((n) => `${n};1 rue du Port;Blain;44015`)].join('\n'),
  )

beforeAll(async () => {
  const shipped = new URL('../../../../demo/data/', import.meta.url).pathname
  await mkdir(join(folder, 'data'), { recursive: true })
  await mkdir(join(folder, 'sources'))
  for (const file of ['outlines-loire-atlantique.geojson', 'vacances-scolaires.csv.gz', 'jours-feries.csv.gz']) {
    await cp(join(shipped, file), join(folder, 'data', file))
  }
  await ship('towns.json', '{"towns":["44015"]}')
  await ship('examples.fr.json', '{"towns":{}}')
  await ship('sources/salles.json', JSON.stringify(declaration))
  await halls(['Salle Henri Dunant', 'Salle du Port'])
  await start()
}, 60_000)

const shown = async () => (await sql<{ name: string }>`select name from place order by name`.execute(db)).rows

test('A new version with other data is read at the next start, and then no more', async () => {
  await halls(['Salle Henri Dunant', 'Salle du Port', 'Théâtre Jean-Le-Gallo'])
  expect(await start()).toMatchObject({
    state: 'done',
    harvested: [{ slug: 'salles', outcome: { added: 1, same: 2 } }],
  })
  expect(await shown()).toHaveLength(3)
  expect(await start()).toMatchObject({ state: 'nothing', harvested: [] })
})

test('A new version that tells something else of a source is believed, without reading what is the same', async () => {
  await ship('sources/salles.json', JSON.stringify({ ...declaration, licence: 'Licence Ouverte 2.0' }))
  expect(await start({ fill: false })).toMatchObject({ state: 'nothing' })
  expect(await readSourceBySlug(db, 'salles')).toMatchObject({ licence: 'Licence Ouverte 2.0' })
  await ship('sources/salles.json', JSON.stringify({ ...declaration, settings: { title: 'Salle : {name}' } }))
  expect(await start({ fill: false })).toMatchObject({ state: 'done', harvested: [{ slug: 'salles' }] })
})

test('A source that the operator has retired stays retired', async () => {
  await retireSource(db, (await readSourceBySlug(db, 'salles'))!.id, 'keep', new Date('2026-11-23T10:00:00Z'))
  await halls(['Autre salle'])
  expect(await start()).toMatchObject({ state: 'nothing' })
  expect((await readSourceBySlug(db, 'salles'))!.archivedAt).not.toBeNull()
})
