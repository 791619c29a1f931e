/** A day at the desk of Blain, made of what is gathered in `demo/`: by the product's own functions, nothing put into the queue by hand. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { editField, type House, harvestSource, saveSource } from '@wiker/harvest'
import { ensurePerson } from '@wiker/platform/accounts/accounts.ts'
import type { Db } from '@wiker/platform/database/connect.ts'
import { addRemark } from '@wiker/town/meeting/remarks/remark.ts'
import { askForPage } from '@wiker/town/pages/claim.ts'
import { keepDraft } from '@wiker/town/publishing/keep-draft.ts'
import { submit } from '@wiker/town/publishing/submit.ts'
import { pathOf } from '@wiker/town/records/path.ts'
import { sendReport } from '@wiker/town/reports/send.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import { sql } from 'kysely'
import { tellTowns } from '../stories/job.ts'

const demo = new URL('../../../../demo/data/', import.meta.url)
const blain = '44015'
const hour = 3_600_000

/** Rows of a shipped table that are of a town, with its first line. */
async function rowsOf(file: string, code: string): Promise<{ head: string; rows: string[] }> {
  const lines = (await readFile(new URL(file, demo), 'utf8')).replace(/^\uFEFF/, '').split(/\r?\n/)
  return { head: lines[0]!, rows: lines.slice(1).filter((line) => line.includes(code)) }
}

interface Shop {
  id: string
  name: string
}

/** Fills the desk of Blain as it is at `house.clock`. `folder`: where the changed lists are kept. */
export async function fillBlainsDay(house: House & { db: Db }, folder: string): Promise<void> {
  const { db } = house
  const now = house.clock.now()
  const source = async (slug: string, name: string, url: string, more: object = {}) => {
    const saved = await saveSource(db, { slug, name, url, towns: [blain], ...more }, now)
    if (!saved.ok) throw new Error(saved.message)
    return saved.id
  }
  const read = (id: number) => harvestSource(house, id, { force: true, approved: { withdrawn: 1000, added: 1000 } })
  const list = async (name: string, head: string, rows: string[]) => {
    const file = join(folder, name)
    await writeFile(file, `${[head, ...rows].join('\n')}\n`)
    return file
  }

  // What is shown already: the restaurants of the region's register.
  const table = gunzipSync(await readFile(new URL('restaurants-pays-de-la-loire.csv.gz', demo))).toString('utf8')
  const lines = table.replace(/^\uFEFF/, '').split(/\r?\n/)
  const own = lines.slice(1).filter((line) => line.includes(blain))
  const register = await list('restaurants.csv', lines[0]!, own)
  const restaurants = await source('restaurants', 'Restaurants des Pays de la Loire', register)
  await read(restaurants)

  // A second list of places.
  const places = gunzipSync(await readFile(new URL('places-loire-atlantique.csv.gz', demo))).toString('utf8')
  const [head = '', ...all] = places.replace(/^\uFEFF/, '').split(/\r?\n/)
  const theirs = all.filter((line) => line.includes(`;${blain};`))
  const lieux = await source('lieux', 'Lieux de Loire-Atlantique', await list('lieux.csv', head, theirs))
  await read(lieux)

  // What waits for a word: associations and announcements.
  const associations = await rowsOf('associations.csv', blain)
  const clubs = await list('associations.csv', associations.head, associations.rows)
  await read(await source('associations', 'Associations de Blain', clubs, { settings: { publish: 'queue' } }))

  const shops = await sql<Shop>`
    select id, name from place where town = ${blain} and withdrawn_at is null
    union all select id, name from organization where town = ${blain} and withdrawn_at is null order by name`.execute(
    db,
  )
  const moment = { now, today: house.clock.today('Europe/Paris') }
  // What somebody corrected, and its source says otherwise since; and what another list says nearly the same of.
  const events = await rowsOf('evenements.csv', '44')
  const names = [...new Set(events.rows.map((line) => line.split(',')[2]!.replaceAll('"', '')))].filter(
    (name) => name.length > 8,
  )
  const first = 'Manifestation;Quand;Lieu;Commune'
  const told = (at: string, more = '') =>
    names
      .slice(26, 32)
      .map((name, i) => `${name}${more};2026-12-${String(4 + i * 3).padStart(2, '0')} ${at};Salle des fêtes;Blain`)
  const agenda = await source('agenda', 'Agenda de la mairie', await list('agenda.csv', first, told('20:30')))
  await read(agenda)
  const { rows: shown } = await sql<{ id: string; at: string }>`
    select id, record ->> 'startDate' as at from event where town = ${blain} and withdrawn_at is null order by id`.execute(
    db,
  )
  for (const { id, at } of shown) {
    const value = at.replace('T20:30', 'T21:00')
    await editField(db, { thing: id, path: 'startDate', value, role: 'animator', who: 'marie@example.org' }, moment)
  }
  await list('agenda.csv', first, told('19:00'))
  await read(agenda)
  await read(await source('club', 'Calendrier des clubs', await list('clubs.csv', first, told('15:00', ' : soirée'))))

  // Lists that are no more there.
  for (const [i, name] of ['Agenda de la bibliothèque', 'Programme du cinéma', 'Calendrier sportif'].entries()) {
    const gone = await source(`partie-${i}`, name, join(folder, `partie-${i}.ics`))
    await read(gone).catch(() => undefined)
    await read(gone).catch(() => undefined)
  }

  // What people propose: the announcements of around, for this winter.
  for (const [i, name] of names.slice(0, 26).entries()) {
    const day = new Date(now.getTime() + (2 + i) * 24 * hour).toISOString().slice(0, 10)
    const club = i % 3 === 0
    const record = {
      type: 'Event' as const,
      name,
      eventStatus: 'scheduled' as const,
      startDate: `${day}T20:00:00+01:00`,
      organizer: { name: club ? 'Comité des fêtes' : `Association ${i}` },
      categories: [club ? 'loto' : 'concert'],
      location: { name: 'Salle Henri Dunant' },
    }
    const email = club ? 'comite@example.org' : `club${i}@example.org`
    const kept = await keepDraft(
      db,
      { town: blain, kind: 'event', record, email, authorName: record.organizer.name },
      now,
    )
    if (kept.ok) await submit(db, kept.publication.id, { person: null, capacity: 'proposer' }, { now, confirmed: true })
  }

  // What readers say.
  for (const [i, { id, name }] of shops.rows.slice(6, 12).entries()) {
    const person = await ensurePerson(db, `voisin${i}@example.org`)
    const remark = { kind: 'recommendation', town: blain, thing: id, person: person.id, name: 'Jeanne' } as const
    await addRemark(db, { ...remark, text: 'Accueil chaleureux, on y revient.' }, now)
    const page = `/blain/annuaire/${pathOf(id, name)}`
    if (i < 3) await sendReport(db, { page, reason: 'outdated', message: 'Les horaires ont changé.' }, now)
    if (i > 2)
      await askForPage(
        db,
        { town: blain, kind: 'merchant', name, thing: id, person: person.id, capacity: 'gérante', language: 'fr' },
        now,
      )
  }
  // What the data tell of the town.
  const log = { info: () => undefined, error: () => undefined }
  const towns = await getTownsByCode(db, [blain])
  await tellTowns({ clock: () => now, publicUrl: 'https://wiker.example', log }, db, towns)
}
