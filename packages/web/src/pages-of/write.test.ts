import { readFileSync } from 'node:fs'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { readOrganiser } from '@wiker/town/meeting/organiser.ts'
import { partnersOfThing } from '@wiker/town/pages/partners.ts'
import { publishedBy } from '@wiker/town/pages/public.ts'
import { publicationsOf } from '@wiker/town/publishing/read.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'
import { addPage } from '../testing/pages.ts'

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
let site: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => site)
let page = 0
let thing = ''

beforeAll(async () => {
  site = await signEverybodyIn(database, deps)
})
beforeEach(async () => {
  await sql`truncate town, page, publication, happening, mail, audit cascade`.execute(db)
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
  ;({ page, thing } = await addPage(database, {
    town: '44015',
    name: 'Yoga pour tous',
    owner: 'inhabitant@example.org',
  }))
})

const yoga = {
  titre: 'Séance de yoga',
  when: 'tous les mardis 18h à 19h jusqu’au 15 décembre',
  lieu: 'Salle polyvalente',
  portee: 'town',
}
const only = async () => (await publicationsOf(db, { page }))[0]!
const write = (fields: Record<string, string>, kind = 'evenement') =>
  post('inhabitant', `/mon-espace/${page}/ecrire/${kind}`, fields)
const act = async (fields: Record<string, string>, path = '') =>
  post('inhabitant', `/mon-espace/${page}/textes/${(await only()).id}${path}`, fields)
const told = async () =>
  (await sql<{ kind: string; details: object }>`select kind, details from happening order by id`.execute(db)).rows

describe('what the yoga club writes', () => {
  test('is a draft that nobody sees, then online at one press, under the name of its page', async () => {
    const kept = await write({ ...yoga, organisateur: 'Mairie' })
    expect(kept.headers.get('location')).toMatch(/textes\/\d+\?fait=garde$/)
    expect(await textOf(get(undefined, '/blain/agenda'))).not.toContain('Séance de yoga')
    expect(await textOf(get('inhabitant', kept.headers.get('location')!))).toContain('mardi 24 novembre')
    expect((await act({ do: 'publier' })).headers.get('location')).toMatch(/fait=publie$/)
    const { recordId, record } = await only()
    expect(record).toMatchObject({ organizer: { name: 'Yoga pour tous' } })
    expect(recordId).toMatch(/^urn:wiker:event:/)
    expect(await textOf(get(undefined, '/blain/agenda'))).toContain('Séance de yoga')
    const own = (await sql<{ path: string }>`select id as path from organization where id = ${thing}`.execute(db)).rows
    expect(own).toHaveLength(1)
  })

  test('comes back as it was typed when something is missing, the mistake beside its field', async () => {
    const answer = await write({ ...yoga, titre: '', when: 'un de ces jours', texte: '**Venez** <script>' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    for (const piece of ['href="#titre"', 'href="#when"', 'value="un de ces jours"', '**Venez** &lt;script'])
      expect(html).toContain(piece)
    expect(await publicationsOf(db, { page })).toEqual([])
  })

  test('is nobody else’s to see or to touch', async () => {
    await write(yoga)
    const { id } = await only()
    for (const who of ['elsewhere', 'townHall'] as const) {
      expect((await get(who, `/mon-espace/${page}/textes/${id}`)).status).toBe(403)
      expect((await post(who, `/mon-espace/${page}/textes/${id}`, { do: 'publier' })).status).toBe(403)
      expect((await post(who, `/mon-espace/${page}/ecrire/evenement`, yoga)).status).toBe(403)
    }
    expect((await get(undefined, `/mon-espace/${page}`)).status).toBe(303)
    const other = await addPage(database, { town: '44195', name: 'Chorale', owner: 'operator@example.org' })
    expect((await post('inhabitant', `/mon-espace/${other.page}/textes/${id}`, { do: 'publier' })).status).toBe(403)
    const own = await addPage(database, { town: '44195', name: 'Danse', owner: 'inhabitant@example.org' })
    expect((await post('inhabitant', `/mon-espace/${own.page}/textes/${id}`, { do: 'publier' })).status).toBe(404)
    expect((await only()).state).toBe('draft')
  })

  test('waits for a word when the page is not trusted, and for its hour when one is chosen', async () => {
    const { page: other } = await addPage(database, {
      town: '44015',
      name: 'Chorale',
      owner: 'inhabitant@example.org',
      trusted: false,
    })
    page = other
    await write(yoga)
    expect((await act({ do: 'publier' })).headers.get('location')).toMatch(/fait=attend$/)
    await write({ titre: 'Concert', when: 'samedi 12 décembre 20h30', jour: '2026-12-01', heure: '09:00' })
    const { publishAt, state } = await only()
    expect([state, publishAt?.toISOString()]).toEqual(['draft', '2026-12-01T08:00:00.000Z'])
  })
})

describe('a picture', () => {
  const png = readFileSync(new URL('../assets/share.png', import.meta.url))
  const withPicture = (more: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...yoga, ...more })) form.append(name, value)
    form.append('photo', new File([png], 'yoga.png', { type: 'image/png' }))
    return post('inhabitant', `/mon-espace/${page}/ecrire/evenement`, form)
  }

  test('goes with what is written, once it is said what it shows', async () => {
    const refused = await withPicture({})
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('href="#photo.alt"')
    await withPicture({ 'photo.alt': 'La salle', 'photo.rights': '1' })
    expect((await only()).record.image).toMatchObject({ alt: 'La salle' })
  })
})

describe('one Tuesday of the yoga', () => {
  const second = '2026-12-01T18:00:00+01:00'
  const change = (fields: Record<string, string>) => act({ date: second, champ: '2026-12-01', ...fields }, '/dates')
  beforeEach(async () => {
    await write(yoga)
    await act({ do: 'publier' })
  })

  test('cancelled, is said to be on the agenda, its page, the calendar, the feed and to machines, the others untouched', async () => {
    const done = await change({ do: 'annuler', 'mot-2026-12-01': 'Salle prise par les élections' })
    expect(done.headers.get('location')).toMatch(/fait=date$/)
    const agenda = await textOf(get(undefined, '/blain/agenda?when=dates&from=2026-12-01&to=2026-12-01'))
    expect(agenda).toMatch(/Séance de yoga Annulé/)
    expect(agenda).toContain('Salle prise par les élections')
    const path = (await (await get(undefined, '/blain/agenda')).text()).match(
      /href="(\/blain\/agenda\/seance-de-yoga-[0-9a-f]+)"/,
    )![1]!
    expect(await textOf(get(undefined, path))).toMatch(/1er? ?décembre[^.]*Annulé Salle prise/)
    const ics = (await (await get(undefined, '/blain/agenda.ics')).text()).replaceAll('\r\n ', '')
    expect(ics).toMatch(/RECURRENCE-ID;TZID=Europe\/Paris:20261201T180000[\s\S]*?STATUS:CANCELLED/)
    expect(ics).toContain('RRULE:FREQ=WEEKLY')
    expect(await textOf(get(undefined, '/blain/agenda.rss'))).toContain(
      '1er décembre : annulé. Salle prise par les élections',
    )
    const jsonld = await (await get(undefined, '/blain/agenda.jsonld')).text()
    expect(jsonld).toMatch(/2026-12-01T18:00:00\+01:00[\s\S]*EventCancelled/)
    expect((await told()).at(-1)).toMatchObject({ kind: 'changed', details: { what: 'cancelled', date: second } })
    await change({ do: 'retablir' })
    expect(await (await get(undefined, '/blain/agenda.ics')).text()).not.toContain('CANCELLED')
  })

  test('moved to the Wednesday in another hall, is there', async () => {
    await change({
      do: 'deplacer',
      'jour-2026-12-01': '2026-12-02',
      'heure-2026-12-01': '19:30',
      'lieu-2026-12-01': 'Foyer',
    })
    const agenda = await textOf(get(undefined, '/blain/agenda?when=dates&from=2026-12-02&to=2026-12-02'))
    expect(agenda).toMatch(/19 h 30.*Séance de yoga Nouvelle date.*Foyer/)
    expect((await told()).at(-1)).toMatchObject({ details: { what: 'moved', date: second } })
  })

  test.each([
    { do: 'deplacer' },
    { do: 'annuler', date: 'demain' },
    { do: 'deplacer', 'jour-2026-12-01': '2026-02-30' },
  ])('%j changes nothing, and says so', async (fields) => {
    const before = (await only()).record
    expect((await change(fields as unknown as Record<string, string>)).headers.get('location')).toMatch(
      /non=date-invalid/,
    )
    expect((await only()).record).toEqual(before)
  })
})

describe('an event', () => {
  test('that is full, postponed, cancelled, and takes place after all is told each time', async () => {
    await write({ titre: 'Concert', when: 'samedi 12 décembre 20h30' })
    await act({ do: 'publier' })
    for (const state of ['full', 'postponed', 'cancelled', 'scheduled']) await act({ do: `etat.${state}` })
    expect((await told()).map(({ kind, details }) => [kind, (details as { what?: string }).what])).toEqual([
      ['published', undefined],
      ['changed', 'full'],
      ['changed', 'postponed'],
      ['changed', 'cancelled'],
      ['changed', 'scheduled'],
    ])
    await act({ do: 'retirer' })
    expect(await textOf(get(undefined, '/blain/agenda'))).not.toContain('Concert')
  })

  test('of last year comes back as a draft on the same Saturday', async () => {
    await write({ titre: 'Fête', when: 'samedi 28 novembre 2026 14h' })
    await act({ do: 'publier' })
    const copied = await act({ do: 'copier' })
    expect(copied.headers.get('location')).toMatch(/regle=last-week$/)
    expect(await only()).toMatchObject({ state: 'draft', record: { startDate: '2027-11-27T14:00:00+01:00' } })
    const again = await post('inhabitant', `/mon-espace/${page}/textes/${(await only()).id}/modifier`, {
      titre: 'Fête 2027',
      when: '',
    })
    expect(again.status).toBe(303)
    expect((await only()).record).toMatchObject({ name: 'Fête 2027', startDate: '2027-11-27T14:00:00+01:00' })
  })

  test('done together is shown under both names once the other page has said yes', async () => {
    const other = await addPage(database, { town: '44015', name: 'Chorale du Don', owner: 'elsewhere@example.org' })
    await write({ titre: 'Concert commun', when: 'samedi 12 décembre 20h30', partenaire: String(other.page) })
    await act({ do: 'publier' })
    const own = `/mon-espace/${other.page}`
    expect(await textOf(get('elsewhere', own))).toContain('Concert commun')
    const { id } = await only()
    expect((await post('inhabitant', `${own}/ensemble`, { publication: String(id), do: 'accepter' })).status).toBe(403)
    await post('elsewhere', `${own}/ensemble`, { publication: String(id), do: 'accepter' })
    const fiche = (await (await get(undefined, '/blain/annuaire?q=chorale')).text()).match(
      /href="(\/blain\/annuaire\/chorale-du-don-[0-9a-f]+)"/,
    )![1]!
    expect(await textOf(get(undefined, fiche))).toContain('Concert commun')
    const path = (await (await get(undefined, '/blain/agenda')).text()).match(
      /href="(\/blain\/agenda\/concert-commun-[0-9a-f]+)"/,
    )![1]!
    expect(await textOf(get(undefined, path))).toContain('Chorale du Don')
    expect(await textOf(get('elsewhere', own))).toContain('Retirer notre nom')
    await post('elsewhere', `${own}/ensemble`, { publication: String(id), do: 'refuser' })
    expect(await textOf(get('elsewhere', own))).not.toContain('Concert commun')
    expect(await textOf(get(undefined, path))).not.toContain('Chorale du Don')
  })

  test('stays everybody’s who organises it while a change of it waits for a word', async () => {
    const other = await addPage(database, { town: '44015', name: 'Chorale du Don', owner: 'elsewhere@example.org' })
    const concert = { titre: 'Concert commun', when: 'samedi 12 décembre 20h30', partenaire: String(other.page) }
    await write(concert)
    await act({ do: 'publier' })
    const { id } = await only()
    await post('elsewhere', `/mon-espace/${other.page}/ensemble`, { publication: String(id), do: 'accepter' })
    await sql`update page set trusted = false`.execute(db)
    await post('inhabitant', `/mon-espace/${page}/textes/${id}/modifier`, { ...concert, titre: 'Grand concert' })
    expect((await only()).state).toBe('waiting')
    const { rows } = await sql<{ id: string }>`select id from event where name = 'Concert commun'`.execute(db)
    const { pages } = await readOrganiser(db, rows[0]!.id)
    expect(pages).toEqual([page, other.page])
    expect((await partnersOfThing(db, rows[0]!.id)).map(({ name }) => name)).toEqual(['Chorale du Don'])
    const named = await sql`select from event where ${publishedBy(other.thing, 'event.id')}`.execute(db)
    expect(named.rows).toHaveLength(1)
  })
})
