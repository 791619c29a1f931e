import { saveRecord } from '@wiker/harvest'
import { recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { readDeeds } from '@wiker/town/people/audit.ts'
import { keepDraft } from '@wiker/town/publishing/keep-draft.ts'
import { submit } from '@wiker/town/publishing/submit.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deskDeps, type Grantee, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'
import { changeOnline } from './online.ts'
import { tellWaiting } from './waiting-job.ts'

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
let people: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => people)
const now = deps.clock()
const town = '44015'

beforeAll(async () => {
  people = await signEverybodyIn(database, deps)
})
beforeEach(async () => {
  await sql`truncate town, publication, match_block, mail, allowance, audit cascade`.execute(db)
  await addTown(db, { code: town, name: 'Blain', slug: 'blain', latitude: 47.476, longitude: -1.763 })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay', latitude: 47.44, longitude: -1.8 })
  await grantEverybody(database, town, '44195')
})

async function proposed(name = 'Loto de l’amicale', more: object = {}, suspicions: string[] = []): Promise<number> {
  const record = {
    type: 'Event' as const,
    name,
    eventStatus: 'scheduled' as const,
    startDate: '2026-11-28T20:30:00+01:00',
    organizer: { name: 'Amicale laïque' },
  }
  const given = {
    town,
    kind: 'event' as const,
    record,
    email: 'jeanne@example.org',
    authorName: 'Amicale laïque',
    ...more,
  }
  const kept = await keepDraft(db, given, now)
  const id = kept.ok ? kept.publication.id : 0
  await submit(db, id, { person: null, capacity: 'proposer' }, { now, confirmed: true, suspicions })
  return id
}

const queue = '/bureau/blain/propositions'
const press = (what: string, more: Record<string, string> = {}, who: Grantee = 'animator') =>
  post(who, queue, { do: what, ...more })
const state = async (id: number) =>
  (await sql<{ state: string }>`select state from publication where id = ${id}`.execute(db)).rows[0]!.state
const agenda = (path = '/blain/agenda') => textOf(get(undefined, path))

describe('The animator’s queue', () => {
  test('shows each as readers would see it, counts it on the desk, and one press puts it online and tells its author where', async () => {
    const id = await proposed()
    expect(await textOf(get('animator', '/bureau'))).toContain('1 annonce à relire')
    const page = await textOf(get('animator', queue))
    expect(page).toContain('samedi 28 novembre, à 20 h 30')
    expect(page).toContain('Amicale laïque, jeanne@example.org')
    const answer = await press(`accepter.${id}`)
    expect(await textOf(get('animator', answer.headers.get('location')!))).toContain(
      'Annonce acceptée : elle paraît aussitôt',
    )
    expect(await state(id)).toBe('published')
    expect(await agenda()).toContain('Loto de l’amicale')
    const [mail] = await recentMails(db, { to: 'jeanne@example.org' })
    expect(mail!.subject).toContain('acceptée')
    const link = new URL(mail!.text.match(/https?:\S+/)![0])
    expect(await textOf(get(undefined, link.pathname))).toContain('Loto de l’amicale')
    expect((await readDeeds(db, { towns: [town] }))[0]).toMatchObject({
      action: 'publication.review',
      subject: String(id),
    })
  })

  test('a refusal needs a reason, which its author reads; and both words can be taken back', async () => {
    const id = await proposed()
    await press(`refuser.${id}`)
    expect(await state(id)).toBe('waiting')
    await press(`refuser.${id}`, { [`raison.${id}`]: 'Cette salle est fermée.' })
    expect(await state(id)).toBe('refused')
    expect((await recentMails(db, { to: 'jeanne@example.org' }))[0]!.text).toContain('Cette salle est fermée.')
    expect(await textOf(get('animator', `${queue}?vue=decided`))).toContain('Cette salle est fermée.')
    await press(`annuler.${id}`)
    await press(`accepter.${id}`)
    expect(await agenda()).toContain('Loto de l’amicale')
    await press(`annuler.${id}`)
    expect(await state(id)).toBe('waiting')
    expect(await agenda()).not.toContain('Loto de l’amicale')
  })

  test('several are accepted at once', async () => {
    const [one, other] = [await proposed(), await proposed('Concert de la chorale')]
    const form = new FormData()
    form.set('do', 'accepter')
    form.append('annonce', String(one))
    form.append('annonce', String(other))
    await post('animator', queue, form)
    expect([await state(one), await state(other)]).toEqual(['published', 'published'])
  })

  test('what was set apart is apart, with why', async () => {
    const id = await proposed('Casino', {}, ['spam-words'])
    expect(await textOf(get('animator', queue))).not.toContain('Casino')
    expect(await textOf(get('animator', `${queue}?vue=apart`))).toContain('mots de publicité indésirable')
    await press(`accepter.${id}`, { vue: 'apart' })
    expect(await state(id)).toBe('published')
  })

  test('another proposal of the same thing is named beside it', async () => {
    await proposed()
    await proposed('LOTO DE L’AMICALE')
    expect(await textOf(get('animator', queue))).toContain('qui attend aussi')
  })

  test('what its author says is the same as something announced is one with it once accepted', async () => {
    const event = {
      type: 'Event' as const,
      name: 'Concours de belote',
      eventStatus: 'scheduled' as const,
      startDate: '2026-11-28T14:00:00+01:00',
    }
    const before = new Date('2026-11-20T10:00:00Z')
    const saved = await saveRecord(db, event, { town, now: before, today: '2026-11-20' })
    const known = saved.ok ? saved.id : ''
    const id = await proposed('Loto de l’amicale', { typed: { same: known } })
    await press(`accepter.${id}`)
    const { rows } = await sql<{ id: string }>`select id from event where withdrawn_at is null`.execute(db)
    expect(rows).toEqual([{ id: known }])
  })

  test('who was accepted three times may be trusted from then on, and passes at once', async () => {
    for (const name of ['Bal', 'Concours de belote', 'Vide-grenier']) await press(`accepter.${await proposed(name)}`)
    const id = await proposed('Cinéma')
    expect(await textOf(get('animator', queue))).toContain('Faire confiance à jeanne@example.org')
    await press(`fier.${id}`)
    expect(await state(await proposed('Théâtre'))).toBe('scheduled')
    expect(await textOf(get('animator', `${queue}?vue=decided`))).toContain('Vous leur faites confiance')
    await press('ne-plus-fier', { expediteur: 'jeanne@example.org' })
    expect(await state(await proposed('Conte'))).toBe('waiting')
  })

  test('is nobody else’s: not the inhabitant’s, not the town hall’s, not another town’s', async () => {
    const id = await proposed()
    for (const who of ['inhabitant', 'townHall', 'elsewhere'] as const) {
      expect((await get(who, queue)).status).toBe(403)
      expect((await press(`accepter.${id}`, {}, who)).status).toBe(403)
      expect((await get(who, `/bureau/publication/${id}`)).status).toBe(403)
      expect((await post(who, `/bureau/publication/${id}`, { do: 'enregistrer', name: 'Pris' })).status).toBe(403)
    }
    expect((await post(undefined, queue, { do: `accepter.${id}` })).headers.get('location')).toContain('/connexion')
    await post('elsewhere', '/bureau/savenay/propositions', { do: `accepter.${id}` })
    await post('elsewhere', '/bureau/savenay/propositions', { do: `refuser.${id}`, [`raison.${id}`]: 'Non' })
    await post('elsewhere', '/bureau/savenay/propositions', { do: `annuler.${id}` })
    expect(await state(id)).toBe('waiting')
    expect((await post('animator', queue, { do: `accepter.${id}` }, 'https://elsewhere.example')).status).toBe(403)
    expect(await state(id)).toBe('waiting')
  })
})

test('Who looks after a town hears once a day that something new waits there, and nobody else', async () => {
  const house = { db, clock: () => new Date(), post: deps.post!, publicUrl: deps.publicUrl }
  expect(await tellWaiting(house)).toBe(0)
  await proposed()
  await proposed('Bal')
  await sql`update publication set confirmed_at = now()`.execute(db)
  expect(await tellWaiting(house)).toBe(1)
  const [mail] = await recentMails(db)
  expect([mail!.to, mail!.subject]).toEqual(['animator@example.org', '2 annonces attendent votre accord'])
  expect(mail!.text).toContain(`${deps.publicUrl}${queue}`)
  await sql`update publication set confirmed_at = now() - interval '2 days'`.execute(db)
  expect(await tellWaiting(house)).toBe(0)
})

describe('A publication’s own page', () => {
  test('accepts with changes, and keeps who wrote, who rewrote and who validated', async () => {
    const id = await proposed('loto')
    const fields = {
      do: 'enregistrer',
      name: 'Loto de l’amicale laïque',
      text: 'Buvette',
      when: 'dimanche 29 novembre 14h',
      place: '',
      street: '',
      organizer: 'Amicale laïque',
    }
    const wrong = await post('animator', `/bureau/publication/${id}`, { ...fields, when: 'bientôt' })
    expect([wrong.status, await state(id)]).toEqual([422, 'waiting'])
    expect((await post('animator', `/bureau/publication/${id}`, fields)).status).toBe(303)
    const text = await textOf(get('animator', `/bureau/publication/${id}`))
    expect(text).toMatch(
      /Écrit par une personne sans compte.*Réécrit par animator@example\.org.*Validé par animator@example\.org/,
    )
    expect(await agenda()).toContain('dimanche 29 novembre')
  })

  test('takes it off with a reason', async () => {
    const id = await proposed()
    await press(`accepter.${id}`)
    await post('animator', `/bureau/publication/${id}`, { do: 'retirer', reason: '' })
    expect(await state(id)).toBe('published')
    await post('animator', `/bureau/publication/${id}`, { do: 'retirer', reason: 'Annoncé par erreur' })
    expect(await state(id)).toBe('withdrawn')
    expect((await recentMails(db, { to: 'jeanne@example.org' }))[0]!.text).toContain('Annoncé par erreur')
    expect(await agenda()).not.toContain('Loto de l’amicale')
  })
})

describe('What another town asks to have shown', () => {
  test('stands in its agenda and feeds once its animator accepts, with its town and how far it is', async () => {
    const id = await proposed('Fest-noz', { reach: 'neighbours' })
    await press(`accepter.${id}`)
    expect(await agenda('/savenay/agenda')).not.toContain('Fest-noz')
    const theirs = '/bureau/savenay/propositions'
    expect(await textOf(get('elsewhere', theirs))).toContain('En ligne à Blain')
    await post('elsewhere', theirs, { do: `montrer.${id}` })
    expect(await agenda('/savenay/agenda')).toMatch(/Fest-noz.*Blain/)
    expect(await agenda('/savenay/agenda.ics')).toContain('Fest-noz')
    expect(await agenda('/savenay/agenda.rss')).toContain('Fest-noz')
    await changeOnline(
      deps,
      db,
      id,
      { person: null, capacity: 'proposer' },
      { record: { type: 'Event', name: 'Bal', eventStatus: 'scheduled', startDate: '2026-11-28' } },
    )
    expect(await agenda('/savenay/agenda')).toContain('Fest-noz')
    await post('elsewhere', theirs, { do: `redemander.${id}` })
    await post('elsewhere', theirs, { do: `ecarter.${id}` })
    expect(await agenda('/savenay/agenda')).not.toContain('Fest-noz')
    expect(await agenda()).toContain('Fest-noz')
  })
})
