import { recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { distrustSender, trustSender } from '@wiker/town/publishing/trusted.ts'
import { addEvent, addRecord, addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
let people: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => people)
const town = '44015'

beforeEach(async () => {
  await sql`truncate town, person, publication, happening, match_block, mail, allowance cascade`.execute(db)
  await addTown(db, {
    code: town,
    name: 'Blain',
    slug: 'blain',
    latitude: 47.476,
    longitude: -1.763,
    postalCodes: ['44130'],
  })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay', latitude: 47.36, longitude: -1.94 })
  people = await signEverybodyIn(database, deps)
  await grantEverybody(database, town, '44195')
  await sql`truncate mail, allowance`.execute(db)
})

const loto = {
  kind: 'event',
  commune: 'blain',
  name: 'Loto de l’amicale laïque',
  when: 'samedi 28 novembre 20h30',
  place: 'Salle polyvalente',
  organizer: 'Amicale laïque',
  email: 'Jeanne@example.org',
}
/** Thirty-two by thirty-two, one colour. */
const aPicture =
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAKklEQVR42mNQSJhAU8QwasGoBaMWjFowasGoBaMWjFowasGoBaMWDBULAM6NQD2bZoU0AAAAAElFTkSuQmCC'
const send = (more: Record<string, string> = {}, who?: Parameters<typeof post>[0]) =>
  post(who, '/proposer', { ...loto, do: 'envoyer', ...more })
const linkIn = async (to: string) => {
  const [mail] = await recentMails(db, { to })
  return new URL(mail!.text.match(/https?:\S+/)![0])
}
async function confirmed(): Promise<string> {
  const link = await linkIn('jeanne@example.org')
  const answer = await post(undefined, '/proposer/confirmer', { token: link.searchParams.get('token')! })
  return answer.headers.get('location') ?? ''
}
const states = async () =>
  (await sql<{ state: string }>`select state from publication order by id`.execute(db)).rows.map((row) => row.state)

describe('A proposal without account', () => {
  test('is seen as readers will see it, sent, confirmed by mail, and followed by its secret address', async () => {
    const preview = await textOf(post(undefined, '/proposer', { ...loto, do: 'voir' }))
    expect(preview).toContain('samedi 28 novembre, à 20 h 30')
    expect(preview).toContain('Salle polyvalente')
    expect(preview).toContain('jeanne@example.org')
    expect(await states()).toEqual([])
    const sent = await send()
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/proposer?commune=blain&sent=ok'])
    expect(await textOf(get(undefined, sent.headers.get('location')!))).toContain('ouvrez vos courriels')
    expect(await states()).toEqual(['unconfirmed'])
    const link = await linkIn('jeanne@example.org')
    expect(await textOf(get(undefined, link.pathname + link.search))).toContain('Confirmer l’annonce')
    expect(await states()).toEqual(['unconfirmed'])
    const follow = await confirmed()
    expect(await states()).toEqual(['waiting'])
    expect(await textOf(get(undefined, follow))).toContain('attend d’être relue')
    expect((await post(undefined, '/proposer/confirmer', { token: link.searchParams.get('token')! })).status).toBe(410)
  })

  test('comes back filled with what is wrong beside each field, and nothing is lost', async () => {
    const answer = await send({ name: '', when: 'bientôt', email: 'jeanne', description: 'Buvette sur place' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('href="#name"')
    expect(html).toContain('Nous n’avons pas trouvé de date')
    expect(html).toContain('value="bientôt"')
    expect(html).toContain('Buvette sur place')
    expect(html).toContain('value="Salle polyvalente"')
    expect(await states()).toEqual([])
  })

  test('keeps the picture that was sent with it, through the preview, and asks what it shows', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...loto, do: 'voir' })) form.set(name, value)
    form.set('photo', new File([Buffer.from(aPicture, 'base64')], 'affiche.png', { type: 'image/png' }))
    const asked = await post(undefined, '/proposer', form)
    expect([asked.status, (await asked.text()).includes('name="photo.path"')]).toEqual([422, true])
    form.set('photo.alt', 'L’affiche du loto')
    form.set('photo.rights', '1')
    const html = await (await post(undefined, '/proposer', form)).text()
    expect(html).toMatch(/<img[^>]*alt="L’affiche du loto"/)
    const path = /name="photo\.path" value="([^"]+)"/.exec(html)![1]!
    await send({ 'photo.path': path, 'photo.alt': 'L’affiche du loto', 'photo.rights': '1' })
    const { rows } = await sql<{ alt: string }>`select record #>> '{image,alt}' as alt from publication`.execute(db)
    expect(rows).toEqual([{ alt: 'L’affiche du loto' }])
  })

  test('may choose its day and hours instead of writing them', async () => {
    const form = await (await get(undefined, '/proposer?commune=blain')).text()
    expect(form).not.toMatch(/<input[^>]*name="when"[^>]*required/)
    const chosen = { when: '', 'when-day': '2026-11-28', 'when-from': '14:00', 'when-to': '18:00' }
    const preview = await textOf(post(undefined, '/proposer', { ...loto, ...chosen, do: 'voir' }))
    expect(preview).toContain('samedi 28 novembre, de 14 h à 18 h')
    expect((await send(chosen)).status).toBe(303)
  })

  test('in no town, or in one that is not open, is asked for its town', async () => {
    expect(await textOf(send({ commune: 'nulle-part' }))).toContain('Choisissez la commune')
  })

  test('of a machine that fills what people do not see is dropped without a word', async () => {
    expect((await send({ website: 'https://spam.example' })).status).toBe(303)
    expect(await states()).toEqual([])
    expect(await recentMails(db)).toEqual([])
  })

  test('that looks like spam is set apart, and its sender is not told', async () => {
    await send({ description: 'Casino en ligne https://a.example https://b.example https://c.example' })
    const follow = await confirmed()
    expect(await states()).toEqual(['quarantined'])
    expect(await textOf(get(undefined, follow))).toContain('attend d’être relue')
  })

  test('is accepted from one address ten times a day, and then comes back filled', async () => {
    for (let i = 0; i < 10; i++) await send({ name: `Loto numéro ${i}`, same: 'other' })
    const late = await send({ name: 'Loto de trop', same: 'other' })
    expect(late.status).toBe(429)
    expect(await late.text()).toContain('value="Loto de trop"')
    expect(await states()).toHaveLength(10)
  })

  test('sent from another site is refused', async () => {
    const answer = await post(undefined, '/proposer', { ...loto, do: 'envoyer' }, 'https://elsewhere.example')
    expect(answer.status).toBe(403)
  })

  test('of who is trusted here is online as soon as it is confirmed, with a letter that says where', async () => {
    await trustSender(db, { page: null, email: 'jeanne@example.org' }, town, await anybody())
    await send()
    const follow = await confirmed()
    expect(await states()).toEqual(['published'])
    expect(await textOf(get(undefined, follow))).toContain('est en ligne')
    const page = (await linkIn('jeanne@example.org')).pathname
    expect(await textOf(get(undefined, page))).toContain('Loto de l’amicale laïque')
  })
})

describe('A proposal that is followed', () => {
  test('is changed and taken back by its secret address alone', async () => {
    await send()
    const follow = await confirmed()
    const form = await (await get(undefined, `${follow}/modifier`)).text()
    expect(form).toContain('value="samedi 28 novembre 20h30"')
    const suivi = follow.split('/').at(-1)!
    const changed = await send({ suivi, name: 'Grand loto', email: '' })
    expect(changed.headers.get('location')).toBe(follow)
    expect(await textOf(get(undefined, follow))).toContain('Grand loto')
    expect((await post(undefined, `${follow}/retirer`, {})).status).toBe(303)
    expect(await states()).toEqual(['withdrawn'])
    expect(await textOf(get(undefined, follow))).toContain('Cette annonce est retirée')
  })

  test('is nobody’s whose secret is made up', async () => {
    await send()
    const follow = await confirmed()
    expect((await get(undefined, `${follow.slice(0, -3)}abc`)).status).toBe(404)
    expect((await post(undefined, '/proposer', { ...loto, suivi: '1-nothing', do: 'envoyer' })).status).toBe(404)
  })
})

describe('Before it is sent', () => {
  test('what is announced already is offered, and a question must be answered', async () => {
    const known = await addEvent(
      db,
      { name: 'LOTO AMICALE LAIQUE', location: { name: 'Salle polyvalente' } },
      { town, dates: ['2026-11-28T20:30'] },
    )
    const preview = await textOf(post(undefined, '/proposer', { ...loto, do: 'voir' }))
    expect(preview).toContain('Est-ce le même événement ?')
    const unanswered = await send()
    expect(unanswered.status).toBe(422)
    expect(await states()).toEqual([])
    expect((await send({ same: known })).status).toBe(303)
    const piece = await textOf(
      get(undefined, `/proposer/pareils?commune=blain&q=${encodeURIComponent(loto.name)}&when=28/11%2020h30`),
    )
    expect(piece).toContain('Peut-être déjà annoncé')
  })

  test('what else there is that evening around is told, for information', async () => {
    const record = { name: 'Loto du foot' }
    await addEvent(db, record, { town: '44195', dates: ['2026-11-28T20:00'], category: 'loto' })
    await sql`update town set latitude = 47.43, longitude = -1.79 where code = '44195'`.execute(db)
    const preview = await textOf(post(undefined, '/proposer', { ...loto, do: 'voir' }))
    expect(preview).toContain('Loto du foot à Savenay')
  })

  test('the street of a known hall is added, and one nearly typed is asked about', async () => {
    await addRecord(db, 'place', 'Place', { name: 'Salle polyvalente', streetAddress: '3 rue de la Vallée' }, { town })
    expect(await textOf(post(undefined, '/proposer', { ...loto, do: 'voir' }))).toContain('3 rue de la Vallée')
    const nearly = await textOf(post(undefined, '/proposer', { ...loto, place: 'Sale polyvalante', do: 'voir' }))
    expect(nearly).toContain('Vouliez-vous dire Salle polyvalente (3 rue de la Vallée)')
    await addRecord(db, 'place', 'Place', { name: 'Chapelle Saint-Roch' }, { town })
    const places = await (await get(undefined, '/proposer/lieux?commune=blain&q=salle')).json()
    expect(places).toEqual([{ name: 'Salle polyvalente', street: '3 rue de la Vallée' }])
  })

  test('dates can be tried out without a form', async () => {
    const text = await textOf(get(undefined, '/proposer/dates?commune=blain&q=tous%20les%20mardis%2020h'))
    expect(text).toContain('mardi 24 novembre, à 20 h')
    const part = await (await get(undefined, '/proposer/dates?commune=blain&q=28/11&part=1')).text()
    expect(part).not.toContain('<html')
  })
})

test('Somebody signed in sends without a letter, and without an address', async () => {
  const form = await (await get('inhabitant', '/proposer?commune=blain')).text()
  expect(form).not.toContain('name="email"')
  const sent = await send({ email: '' }, 'inhabitant')
  expect(sent.headers.get('location')).toMatch(/^\/proposer\/suivi\//)
  expect(await states()).toEqual(['waiting'])
  expect(await recentMails(db)).toEqual([])
  const mine = `/proposer/a-moi/${(await sql<{ id: number }>`select id from publication`.execute(db)).rows[0]!.id}`
  expect((await get('inhabitant', mine)).headers.get('location')).toBe(sent.headers.get('location'))
  expect((await get('animator', mine)).status).toBe(404)
  expect((await get(undefined, mine)).headers.get('location')).toContain('/connexion')
})

test('News is proposed with a title and a text', async () => {
  expect((await send({ kind: 'article', name: 'La bibliothèque rouvre', when: '' })).status).toBe(422)
  const description = 'Après deux mois de travaux, la bibliothèque accueille de nouveau les lecteurs.'
  expect((await send({ kind: 'article', name: 'La bibliothèque rouvre', when: '', description })).status).toBe(303)
})

async function anybody(): Promise<string> {
  return (await sql<{ id: string }>`select id from person limit 1`.execute(db)).rows[0]!.id
}

test('A change of what is online waits for a word, and readers see the text from before meanwhile', async () => {
  await trustSender(db, { page: null, email: 'jeanne@example.org' }, town, await anybody())
  await send()
  const follow = await confirmed()
  await distrustSender(db, { email: 'jeanne@example.org' }, town)
  await send({ suivi: follow.split('/').at(-1)!, name: 'Grand loto', email: '' })
  expect(await textOf(get(undefined, follow))).toContain('Le texte précédent reste en ligne')
  const agenda = await textOf(get(undefined, '/blain/agenda'))
  expect([agenda.includes('Loto de l’amicale'), agenda.includes('Grand loto')]).toEqual([true, false])
})
