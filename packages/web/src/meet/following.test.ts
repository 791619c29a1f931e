import { recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { noteHappening } from '@wiker/town/happenings/note.ts'
import { tellHappenings } from '@wiker/town/meeting/telling/fan-out.ts'
import { sendDue } from '@wiker/town/meeting/telling/send.ts'
import { pathOf } from '@wiker/town/records/path.ts'
import { addEvent, addRecord, addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'
import { publicUrl } from '../testing/site.ts'
import { notificationMail } from './mails.tsx'

/** Monday 23 November 2026, noon in France: the clock of the test site. */
const now = new Date('2026-11-23T11:00:00Z')
const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
const everybody = await signEverybodyIn(database, deps)
const { get, post } = visits(() => everybody)

let event: string
let address: string
const club = 'urn:wiker:organization:00000000000000000001'
const emailOf = (who: string) => `${who.toLowerCase()}@example.org`

beforeEach(async () => {
  await sql`truncate town, mail, happening, follow, telling_choice, consent, neighbour_post, remark cascade`.execute(db)
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
  event = await addEvent(
    db,
    { name: 'Loto de l’amicale', organizer: { name: 'Amicale laïque' }, location: { name: 'Salle polyvalente' } },
    { town: '44015', category: 'loto', dates: ['2026-11-24T20:30', '2026-12-15T20:30'] },
  )
  await addRecord(db, 'organization', 'Organization', { id: club, name: 'Amicale laïque' }, { town: '44015' })
  address = `/blain/agenda/${pathOf(event, 'Loto de l’amicale')}`
})

const location = (answer: Response) => decodeURIComponent(answer.headers.get('location') ?? '')
const followTown = { kind: 'town', town: '44015', subject: '', page: '/blain' }

describe('Following', () => {
  test('from a page by somebody who is not signed in leads through the sign-in, and comes back done', async () => {
    const pressed = await post(undefined, '/suivre', followTown)
    const sentTo = new URL(pressed.headers.get('location')!, publicUrl)
    expect(sentTo.pathname).toBe('/connexion')
    const wish = pressed.headers.getSetCookie()[0]!
    expect(wish).toMatch(/HttpOnly; Secure; SameSite=Lax/)
    const back = sentTo.searchParams.get('page')!
    const cookie = `${everybody.cookies.inhabitant}; ${wish.split(';')[0]}`
    const done = await everybody.app.request(back, { headers: { cookie } })
    expect([done.status, done.headers.get('location')]).toEqual([303, '/blain'])
    expect(await textOf(get('inhabitant', '/suivis'))).toContain('Blain Commune Vous êtes prévenu')
    expect(await textOf(get('inhabitant', '/blain'))).toContain('Ne plus suivre')
  })

  test('is asked once more on another device, so that a link alone makes nobody follow anything', async () => {
    const page = await get('inhabitant', '/suivre/suite?kind=town&town=44015&subject=&page=%2Fblain')
    expect(page.status).toBe(200)
    expect(await textOf(page)).toContain('Confirmez ce suivi')
    expect(await textOf(get('inhabitant', '/suivis'))).toContain('Vous ne suivez rien')
  })

  test('is of what there is alone, and never leads elsewhere', async () => {
    for (const target of [
      { kind: 'event', town: '44015', subject: 'urn:wiker:event:nothing' },
      { kind: 'event', town: '44195', subject: event },
      { kind: 'category', town: '44015', subject: 'nothing' },
      { kind: 'page', town: '44015', subject: '12' },
    ]) {
      const answer = await post('inhabitant', '/suivre', { ...target, page: 'https://mechant.example/' })
      expect(location(answer)).toBe('/suivis?fait=unknown')
    }
    expect((await post('inhabitant', '/suivre', followTown, 'https://mechant.example')).status).toBe(403)
  })

  test('keeps the proof of the agreement, and can be silenced, ended and taken back', async () => {
    await post('inhabitant', '/suivre', followTown)
    const settings = await textOf(get('inhabitant', '/notifications/reglages'))
    expect(settings).toContain('Recevoir par courriel ce qui concerne mes suivis. Accepté le 23 novembre 2026')
    const { rows } = await sql<{ id: number }>`select id from follow`.execute(db)
    await post('townHall', '/suivis', { do: `arreter.${rows[0]!.id}` })
    expect(await textOf(get('inhabitant', '/suivis'))).toContain('Blain')
    await post('inhabitant', '/suivis', { do: `taire.${rows[0]!.id}` })
    expect(await textOf(get('inhabitant', '/suivis'))).toContain('En silence')
    await post('inhabitant', '/suivis', { do: `arreter.${rows[0]!.id}` })
    expect(await textOf(get('inhabitant', '/suivis'))).toContain('Vous ne suivez rien')
  })

  test('gives a calendar of what one follows alone, cancelled dates said so, at an address that can be changed', async () => {
    await addEvent(db, { name: 'Concert' }, { town: '44015', category: 'concert', dates: ['2026-11-29'] })
    await post('inhabitant', '/suivre', { kind: 'organization', town: '44015', subject: club, page: '/blain' })
    const calendarOf = async () =>
      /\/suivis\/[\w-]{22}\.ics/.exec(await (await get('inhabitant', '/suivis')).text())![0]
    const first = await calendarOf()
    const file = await (await get(undefined, first)).text()
    expect(file).toContain('SUMMARY:Loto de l’amicale')
    expect(file).not.toContain('Concert')
    await sql`update event set record = record || '{"eventStatus":"cancelled"}' where id = ${event}`.execute(db)
    expect(await (await get(undefined, first)).text()).toContain('STATUS:CANCELLED')
    await post('inhabitant', '/suivis', { do: 'calendrier' })
    expect((await get(undefined, first)).status).toBe(404)
    expect((await get(undefined, await calendarOf())).headers.get('content-type')).toContain('text/calendar')
  })
})

describe('Telling', () => {
  const tell = async () => {
    await noteHappening(db, {
      kind: 'changed',
      town: '44015',
      thing: event,
      details: { what: 'cancelled', date: '2026-11-24' },
    })
    await sql`update event_date set status = 'cancelled' where event_id = ${event} and day = '2026-11-24'`.execute(db)
    await tellHappenings(db, now)
    await sendDue(db, now, async (trx, parcel) =>
      deps.post!.send(trx as never, notificationMail(parcel, publicUrl, '2026-11-23')),
    )
  }

  test('a cancelled date reaches its follower by mail and on the site, and one press stops the mails', async () => {
    await post('inhabitant', '/suivre', { kind: 'event', town: '44015', subject: event, page: address })
    await tell()
    const [mail] = await recentMails(db, { to: emailOf('inhabitant') })
    expect(mail!.subject).toBe('Annulé\u00a0: Loto de l’amicale')
    expect(mail!.text).toContain('mardi 24\u00a0novembre')
    expect(mail!.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    const home = await textOf(get('inhabitant', '/blain'))
    expect(home).toContain('1 nouvelle')
    expect(await textOf(get('inhabitant', '/notifications'))).toContain('Annulé : Loto de l’amicale')
    expect(await textOf(get('inhabitant', '/blain'))).not.toContain('1 nouvelle')
    expect(await textOf(get('animator', '/bureau/blain/envois'))).toContain('Changement : Loto de l’amicale')
    expect((await get('elsewhere', '/bureau/blain/envois')).status).toBe(403)

    const stop = new URL(/<([^>]+)>/.exec(mail!.headers['List-Unsubscribe']!)![1]!).pathname
    expect(await textOf(get(undefined, stop))).toContain('Ne plus rien recevoir')
    // As a mail program does it: from nowhere, without a cookie.
    const stopped = await everybody.app.request(stop, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(stopped.status).toBe(200)
    const settings = await textOf(get('inhabitant', '/notifications/reglages'))
    expect(settings).toContain('Retiré le 23 novembre 2026')
    expect((await get(undefined, '/desabonnement/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404)
  })

  test('is chosen kind by kind, way by way', async () => {
    await post('inhabitant', '/notifications/reglages', {
      'changed.site': 'oui',
      digest: '12',
      quietFrom: '22',
      quietTo: '7',
    })
    const page = await (await get('inhabitant', '/notifications/reglages')).text()
    expect(page.match(/<input type="checkbox" name="([\w.]+)" value="oui" checked/g)).toHaveLength(1)
    await post('inhabitant', '/suivre', { kind: 'event', town: '44015', subject: event, page: address })
    await tell()
    expect(await recentMails(db, { to: emailOf('inhabitant') })).toEqual([])
    expect(await textOf(get('inhabitant', '/notifications'))).toContain('Annulé')
  })

  test('a browser is registered by the site’s own pages alone, at a push service alone', async () => {
    const subscription = { keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) } }
    const register = (endpoint: string, origin: string, cookie = everybody.cookies.inhabitant) =>
      everybody.app.request('/notifications/appareil', {
        method: 'POST',
        body: JSON.stringify({ ...subscription, endpoint }),
        headers: { origin, cookie, 'content-type': 'application/json' },
      })
    expect((await register('https://web.push.apple.com/abc', publicUrl)).status).toBe(200)
    expect((await register('https://web.push.apple.com/abc', 'https://mechant.example')).status).toBe(403)
    expect((await register('http://127.0.0.1:5432/', publicUrl)).status).toBe(422)
    expect((await register('https://web.push.apple.com/abc', publicUrl, '')).status).toBe(401)
    expect(await textOf(get('inhabitant', '/notifications/reglages'))).toContain('1 appareil est prévenu')
    await post('inhabitant', '/notifications/appareil/retrait', {})
    expect(await textOf(get('inhabitant', '/notifications/reglages'))).toContain('Aucun appareil')
  })
})

test('who writes in the name of a page reads how many were told of it, of that page alone', async () => {
  const { rows } = await sql<{ id: number }>`
    insert into page (town, kind, name, verified_at, verified_how) values ('44015', 'association', 'Amicale', now(), 'animator'),
      ('44015', 'association', 'Autre', now(), 'animator') returning id`.execute(db)
  const [own, other] = rows.map((row) => row.id)
  await sql`insert into page_member (page_id, person_id, role, accepted_at)
    select ${own}, id, 'member', now() from person where email = ${emailOf('inhabitant')}`.execute(db)
  await post('townHall', '/suivre', { kind: 'page', town: '44015', subject: String(own), page: '/blain' })
  await noteHappening(db, { kind: 'published', town: '44015', thing: event, page: own })
  await tellHappenings(db, now)
  expect(await textOf(get('inhabitant', `/mon-espace/${own}/envois`))).toContain('Parution : Loto de l’amicale')
  expect(await textOf(get('inhabitant', `/mon-espace/${own}/envois`))).toContain('envoyé à 1 personne')
  expect((await get('inhabitant', `/mon-espace/${other}/envois`)).status).toBe(403)
})
