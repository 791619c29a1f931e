import type { CanonicalRecord } from '@wiker/model'
import { connect } from '@wiker/platform'
import { migrate, readMigrations } from '@wiker/platform/database/migrate.ts'
import { asAdmin, databaseUrl } from '@wiker/platform/testing/test-server.ts'
import { sql } from 'kysely'
import { afterAll, expect, inject, test } from 'vitest'
import { examine } from '../doctor/examine.ts'
import { rowOf } from '../rows/row.ts'
import { editField } from './edit.ts'
import { event, harvest, idOf, moment, shownNames } from './testing.ts'

const adminUrl = inject('adminUrl')
const name = `${inject('template')}_layers`
await asAdmin(adminUrl, `create database ${name} template template0 encoding 'UTF8'`)
const { db, pool, close } = connect(databaseUrl(adminUrl, name))
afterAll(async () => {
  await close()
  await asAdmin(adminUrl, `drop database ${name} with (force)`)
})

const loto = {
  name: 'Loto de l’amicale',
  startDate: '2026-12-05T20:00:00+01:00',
  location: { name: 'Salle Henri Dunant' },
}

/** A row as versions without layers wrote it. */
async function writeOld(
  record: CanonicalRecord,
  source: number | null,
  more: { example?: boolean; withdrawn?: boolean } = {},
) {
  const row = rowOf(record, { town: '44015', reason: 'code', positionHolds: true })!
  const { example = false, withdrawn = false } = more
  await sql`insert into event (id, town, town_reason, source_id, example, hash, name, category, record, body, starts_on, ends_on, recurring, withdrawn_at)
    values (${row.id}, ${row.town}, ${row.town_reason}, ${source}, ${example}, ${row.hash}, ${row.name}, ${row.category},
      ${JSON.stringify(record)}::jsonb, ${row.body}, ${row.extra.starts_on}::date, ${row.extra.ends_on}::date, false,
      ${withdrawn ? moment.now : null})`.execute(db)
  if (!withdrawn)
    await sql`insert into event_date (event_id, town, day, ends_day, starts_at) values (${row.id}, '44015', '2026-12-05', '2026-12-05', '2026-12-05T20:00:00+01:00')`.execute(
      db,
    )
}

test('A database from before the layers keeps its pages, and its sources are matched as they are read again', async () => {
  const migrations = await readMigrations()
  const before = migrations.filter((migration) => migration.name < '0005')
  await migrate(pool, before)
  await sql`insert into town (code, name, slug, timezone, colour, opened_at) values ('44015', 'Blain', 'blain', 'Europe/Paris', 'blue', now())`.execute(
    db,
  )
  await sql`insert into source (name, url, towns) values ('mairie', 'a', '{44015}'), ('agenda', 'b', null)`.execute(db)
  const mine = event({ ...loto, key: 'mairie' })
  const theirs = event({ ...loto, key: 'agenda' })
  const bal = { ...loto, name: 'Bal folk', startDate: '2026-12-05T21:00:00+01:00' }
  await writeOld(mine, 1)
  await writeOld(theirs, 2)
  await writeOld(event({ ...loto, name: 'Annulé', key: 'gone' }), 2, { withdrawn: true })
  await writeOld(event({ ...bal, key: 'typed' }), null)
  await writeOld(event({ ...loto, name: 'Exemple', key: 'example' }), null, { example: true })

  await migrate(pool, migrations)
  const layers =
    await sql`select source_id, typed_by, name, withdrawn_at is null as live from source_record order by name, source_id`.execute(
      db,
    )
  expect(layers.rows).toEqual([
    { source_id: 2, typed_by: null, name: 'Annulé', live: false },
    { source_id: null, typed_by: 'organiser', name: 'Bal folk', live: true },
    { source_id: 1, typed_by: null, name: loto.name, live: true },
    { source_id: 2, typed_by: null, name: loto.name, live: true },
  ])
  expect(await broken()).toEqual([])

  expect(await harvest(db, 1, [mine])).toMatchObject({ added: 0, changed: 0, same: 1, withdrawn: 0 })
  expect(await shownNames(db)).toEqual(['Bal folk', 'Exemple', loto.name, loto.name])
  // The second one comes under a new identifier at once: it is known by what it says.
  expect(await harvest(db, 2, [event({ ...loto, key: 'new' })])).toMatchObject({ recognised: 1, same: 1, joined: 1 })
  expect(await shownNames(db)).toEqual(['Bal folk', 'Exemple', loto.name])
  const edited = await editField(
    db,
    { thing: idOf('event', 'typed'), path: 'price', value: 5, role: 'animator', who: 'Anne' },
    moment,
  )
  expect(edited.ok).toBe(true)
  expect(await broken()).toEqual([])
})

async function broken() {
  return (await examine(db, moment.today)).filter((finding) => finding.broken > 0)
}
