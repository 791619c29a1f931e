import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClock } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { saveSource } from '../sources/write.ts'
import { harvestSource } from './run.ts'

const { db } = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'wiker-town-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const house = { db, clock: createClock('2026-11-23'), root: folder }

test('What its source says to be in another town than at first keeps its page, which is in the other town from then on', async () => {
  await sql`insert into town (code, name, slug, postal_codes, department, timezone, latitude, longitude, opened_at) values
    ('44015', 'Blain', 'blain', '{44130}', '44', 'Europe/Paris', 47.4762, -1.7627, now()),
    ('44195', 'Savenay', 'savenay', '{44260}', '44', 'Europe/Paris', 47.3607, -1.9419, now())`.execute(db)
  const say = (...lines: string[]) =>
    writeFile(join(folder, 'agenda.csv'), ['Titre;Début;Lieu;Code postal;Commune', ...lines].join('\n'))
  const saved = await saveSource(
    db,
    { slug: 'agenda', name: 'Agenda', url: 'agenda.csv', departments: ['44'] },
    house.clock.now(),
  )
  if (!saved.ok) throw new Error(saved.message)
  const held = async () => {
    await harvestSource(house, saved.id)
    const { rows } = await sql<{ id: string; town: string; days: string[] }>`
      select e.id, e.town, array(select town from event_date where event_id = e.id) as days from event e
      where name = 'Bal' and withdrawn_at is null`.execute(db)
    return rows
  }
  const others = ['Loto;05/12/2026 14:00;Salle Jollan;44130;Blain', 'Marche;06/12/2026 09:00;Stade;44130;Blain']
  await say('Bal;12/12/2026 20:00;Halle;44130;Blain', ...others)
  const [before] = await held()
  expect(before).toMatchObject({ town: '44015', days: ['44015'] })
  await say('Bal;12/12/2026 20:00;Halle;44260;Savenay', ...others)
  expect(await held()).toEqual([{ id: before!.id, town: '44195', days: ['44195'] }])
})
