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
import { sql } from 'kysely'

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
  street: string | null
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
  await read(await source('restaurants', 'Restaurants des Pays de la Loire', register))

  // A second list of places: what it has in common with the first is joined, or asked about.
  const places = gunzipSync(await readFile(new URL('places-loire-atlantique.csv.gz', demo))).toString('utf8')
  const [head = '', ...all] = places.replace(/^\uFEFF/, '').split(/\r?\n/)
  const there = await list(
    'lieux.csv',
    head,
    all.filter((line) => line.includes(`;${blain};`)),
  )
  await read(await source('lieux', 'Lieux de Loire-Atlantique', there))

  // What waits for a word: associations and announcements.
  const associations = await rowsOf('associations.csv', blain)
  const clubs = await list('associations.csv', associations.head, associations.rows)
  await read(await source('associations', 'Associations de Blain', clubs, { settings: { publish: 'queue' } }))

  // What somebody corrected, and the register says otherwise since.
  const shops = await sql<Shop>`
    select id, name, record ->> 'streetAddress' as street from place where town = ${blain} and withdrawn_at is null
    union all select id, name, record ->> 'streetAddress' from organization where town = ${blain} and withdrawn_at is null order by name`.execute(
    db,
  )
  const moment = { now, today: house.clock.today('Europe/Paris') }
  const streets = shops.rows.filter(({ street }) => street && own.some((line) => line.includes(street))).slice(0, 4)
  for (const { id, street } of streets) {
    const given = { thing: id, path: 'streetAddress', value: `${street} (près de la halle)`, role: 'animator' } as const
    await editField(db, { ...given, who: 'marie@example.org' }, moment)
  }
  const changed = own.map((line) =>
    streets.reduce((text, { street }) => text.replace(street!, `${street}, bâtiment B`), line),
  )
  await writeFile(register, `${[lines[0]!, ...changed].join('\n')}\n`)
  const { rows: again } = await sql<{ id: number }>`select id from source where slug = 'restaurants'`.execute(db)
  await read(again[0]!.id)

  // Lists that are no more there.
  for (const [i, name] of ['Agenda de la bibliothèque', 'Programme du cinéma', 'Calendrier sportif'].entries()) {
    const gone = await source(`partie-${i}`, name, join(folder, `partie-${i}.ics`))
    await read(gone).catch(() => undefined)
    await read(gone).catch(() => undefined)
  }

  // What people propose: the announcements of around, for this winter.
  const events = await rowsOf('evenements.csv', '44')
  const names = [...new Set(events.rows.map((line) => line.split(',')[2]!.replaceAll('"', '')))].filter(
    (name) => name.length > 8,
  )
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
}
