import { recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { partFor } from '@wiker/town/letter/arrange.ts'
import { noteReturned, readReturned } from '@wiker/town/letter/bounce.ts'
import { countSendings, issuesOf } from '@wiker/town/letter/issues.ts'
import { issuesToSend, sendIssue } from '@wiker/town/letter/send.ts'
import { countSubscribers } from '@wiker/town/letter/subscribers.ts'
import { type LetterContent, type LetterItem, letterKinds } from '@wiker/town/letter/types.ts'
import { letterOfWeek, nextLetter } from '@wiker/town/letter/when.ts'
import { addEvent, addRecord, addTown } from '@wiker/town/testing/rows.ts'
import { getTown } from '@wiker/town/towns/get.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'
import { publicUrl, silent } from '../testing/site.ts'
import { beginDue } from './letter-jobs.ts'
import { letterDelivery, secretToStop, stopWords } from './letter-post.ts'

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
let site: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => site)
const thursday = new Date('2026-11-26T17:05:00Z')
const advertiser = {
  name: 'Boulangerie Roux',
  streetAddress: '3 rue du Port',
  postalCode: '44130',
  addressLocality: 'Blain',
}

beforeAll(async () => {
  site = await signEverybodyIn(database, deps)
})
beforeEach(async () => {
  await sql`truncate town, mail, letter_subscriber, letter_issue cascade`.execute(db)
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
})

const ask = (email: string, kinds: string[] = ['agenda', 'news', 'deals'], more = {}) =>
  post(undefined, '/blain/lettre', {
    email,
    ...Object.fromEntries(kinds.map((kind) => [kind, 'oui'])),
    langue: 'fr',
    ...more,
  })
const linkIn = async (to: string) =>
  new URL((await recentMails(db, { to }))[0]!.text.match(/https:\S+\/lettre\/\S+/)![0]).pathname
async function subscribe(email: string, kinds?: string[]) {
  await ask(email, kinds)
  const link = await linkIn(email)
  await post(undefined, link, {})
  return link
}
async function fill() {
  await addEvent(
    db,
    { name: 'Loto de l’amicale', location: { name: 'Salle polyvalente' } },
    { town: '44015', dates: [{ day: '2026-11-28', time: '20:30' }] },
  )
  await addEvent(db, { name: 'Trop tard' }, { town: '44015', dates: ['2026-12-20'] })
  await addRecord(
    db,
    'article',
    'Article',
    { name: 'La médiathèque rouvre', datePublished: '2026-11-24', description: 'Mardi à 10 h.' },
    { town: '44015', extra: { published_on: '2026-11-24' } },
  )
  await addRecord(
    db,
    'article',
    'Article',
    { name: 'Vieille nouvelle', datePublished: '2026-10-01' },
    { town: '44015', extra: { published_on: '2026-10-01' } },
  )
  await addRecord(
    db,
    'offer',
    'Offer',
    { name: 'Deux brioches pour une', validThrough: '2026-12-05', offeredBy: { name: 'Boulangerie Roux' }, advertiser },
    { town: '44015', extra: { valid_to: '2026-12-05' } },
  )
}
const send = async (now = thursday) => {
  const town = (await getTown(db, 'blain'))!
  await beginDue({ db, now: () => now, log: silent }, town)
  const house = { db, post: deps.post!, smtpUrl: undefined, from: 'Wiker <bonjour@wiker.example>', publicUrl }
  const { deliver } = letterDelivery(house, town, 'blain@wiker.example')
  for (const issue of await issuesToSend(db)) await sendIssue(db, issue, { deliver, now: () => now })
}
const letterTo = async (to: string) => (await recentMails(db, { to })).find(({ kind }) => kind === 'letter')
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('Asking for the letter', () => {
  test('sends nothing until the address itself says yes, and says yes by a press only', async () => {
    expect((await ask('Marie@Example.org')).headers.get('location')).toBe('/blain/lettre/envoyee')
    const link = await linkIn('marie@example.org')
    expect(await textOf(get(undefined, link))).toContain('doit arriver à marie@example.org')
    expect(await countSubscribers(db, '44015')).toMatchObject({ on: 0, asked: 1 })
    expect((await post(undefined, link, {})).headers.get('location')).toBe(`${link}?fait=confirme`)
    expect(await countSubscribers(db, '44015')).toMatchObject({ on: 1, asked: 0 })
  })

  test('gives back what was typed with what is wrong, and writes to nobody', async () => {
    const answer = await ask('marie@', [])
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('value="marie@"')
    for (const name of ['email', 'agenda']) expect(html).toContain(`href="#${name}"`)
    expect(await recentMails(db)).toEqual([])
  })

  test('says the same to whoever asks, and writes once an hour', async () => {
    const link = await subscribe('marie@example.org')
    const before = (await recentMails(db)).length
    expect((await ask('marie@example.org')).headers.get('location')).toBe('/blain/lettre/envoyee')
    expect(await recentMails(db)).toHaveLength(before)
    await sql`update letter_subscriber set written_at = '2026-11-01'`.execute(db)
    await ask('marie@example.org', ['news'])
    expect(plain((await recentMails(db))[0]!.text)).toContain('Elle arrive déjà à cette adresse')
    expect(await linkIn('marie@example.org')).toBe(link)
    const { rows } = await sql<{ kinds: string[] }>`select kinds from letter_subscriber`.execute(db)
    expect(rows[0]!.kinds).toEqual(['agenda', 'news', 'deals'])
  })

  test('a link to confirm is no good after a week', async () => {
    await ask('marie@example.org')
    const link = await linkIn('marie@example.org')
    await sql`update letter_subscriber set written_at = '2026-11-10'`.execute(db)
    expect((await get(undefined, link)).status).toBe(410)
    expect((await post(undefined, link, {})).status).toBe(410)
  })
})

describe('Stopping it', () => {
  test('takes one press from nowhere, forgets the address, and pressed twice says the same', async () => {
    const link = await subscribe('marie@example.org')
    const press = () =>
      site.app.request(`${link}/stop`, {
        method: 'POST',
        body: 'List-Unsubscribe=One-Click',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    for (const _ of [1, 2]) expect(await textOf(press())).toContain('votre adresse est effacée')
    expect((await sql`select from letter_subscriber`.execute(db)).rows).toEqual([])
    expect(secretToStop(`Re: ${stopWords(link.split('/')[2]!)}`)).toBe(link.split('/')[2])
  })

  test('a look at the page stops nothing', async () => {
    const link = await subscribe('marie@example.org')
    expect(await textOf(get(undefined, `${link}/stop`))).toContain('Ne plus recevoir cette lettre')
    expect((await countSubscribers(db, '44015')).on).toBe(1)
  })

  test('one changes what one reads, and something is always left', async () => {
    const link = await subscribe('marie@example.org')
    expect((await post(undefined, link, { news: 'oui', langue: 'en' })).status).toBe(303)
    const { rows } = await sql`select kinds, language from letter_subscriber`.execute(db)
    expect(rows).toEqual([{ kinds: ['news'], language: 'en' }])
    expect((await post(undefined, link, {})).status).toBe(422)
  })
})

describe('The letter', () => {
  test('says what is on, what is new and what is advertised, to each what it asked for, in two forms of equal content', async () => {
    await fill()
    const link = await subscribe('marie@example.org')
    await subscribe('paul@example.org', ['agenda', 'news'])
    await send()
    const mail = (await letterTo('marie@example.org'))!
    for (const text of [plain(mail.text), plain(mail.html)]) {
      for (const told of [
        'Loto de l’amicale',
        'samedi 28 novembre, 20 h 30',
        'Salle polyvalente',
        'La médiathèque rouvre',
        'Deux brioches pour une',
        'Annonce du commerçant',
        '3 rue du Port',
        `${publicUrl}${link}/stop`,
      ])
        expect(text).toContain(told)
      for (const not of ['Trop tard', 'Vieille nouvelle', '<img', '<script', 'x0secret'])
        expect(text).not.toContain(not)
    }
    expect(mail.headers).toMatchObject({
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Unsubscribe': expect.stringContaining(`<${publicUrl}${link}/stop>, <mailto:`),
    })
    const other = (await letterTo('paul@example.org'))!
    expect(plain(other.text)).toContain('Loto de l’amicale')
    expect(`${other.text}${other.html}`).not.toMatch(/brioches|Roux|Annonces/)
  })

  test('leaves once, at its hour in the town', async () => {
    await fill()
    await subscribe('marie@example.org')
    await send(new Date('2026-11-26T16:55:00Z'))
    expect(await letterTo('marie@example.org')).toBeUndefined()
    await send()
    await send(new Date('2026-11-26T18:05:00Z'))
    expect((await recentMails(db)).filter(({ kind }) => kind === 'letter')).toHaveLength(1)
    const [issue] = await issuesOf(db, '44015')
    expect(issue).toMatchObject({ week: '2026-W48', state: 'sent' })
    expect((await countSendings(db, [issue!.id])).get(issue!.id)).toMatchObject({ sent: 1, waiting: 0 })
  })

  test('with nothing to say does not leave, and says so; too late neither', async () => {
    await subscribe('marie@example.org')
    await send()
    expect((await issuesOf(db, '44015'))[0]!.state).toBe('empty')
    await sql`delete from letter_issue`.execute(db)
    await fill()
    await send(new Date('2026-11-28T17:05:00Z'))
    expect((await issuesOf(db, '44015'))[0]!.state).toBe('late')
    await sql`update letter_issue set week = '2026-W47', send_at = '2026-11-19T17:00:00Z'`.execute(db)
    expect(await textOf(get('animator', '/bureau/blain/lettre'))).toContain('Pas envoyée : l’heure était passée')
  })

  test('is as the animator arranged it, and she alone does', async () => {
    await fill()
    await subscribe('marie@example.org')
    for (const who of ['inhabitant', 'townHall', 'elsewhere'] as const)
      expect((await get(who, '/bureau/blain/lettre')).status).toBe(403)
    const page = await (await get('animator', '/bureau/blain/lettre')).text()
    const ids = [...page.matchAll(/name="id\.(\d+)" value="([^"]+)"/g)].map(([, index, id]) => [index!, id!])
    expect(ids).toHaveLength(3)
    const fields = Object.fromEntries(
      ids.flatMap(([index, id]) => [
        [`id.${index}`, id],
        [`place.${index}`, id!.includes('event') ? 'out' : 'keep'],
      ]),
    )
    await post('animator', '/bureau/blain/lettre', {
      do: 'garder',
      mot: 'À samedi <b>',
      objet: 'Nouvelles du bourg',
      ...fields,
    })
    expect(await textOf(get('animator', '/bureau/blain/lettre/apercu'))).toContain('À samedi &lt;b&gt;')
    await send()
    const mail = (await letterTo('marie@example.org'))!
    expect(mail.subject).toBe('Nouvelles du bourg')
    expect(mail.text).toContain('À samedi')
    expect(mail.text).not.toContain('Loto')
  })

  test('does not leave in a week she skips', async () => {
    await fill()
    await subscribe('marie@example.org')
    await post('animator', '/bureau/blain/lettre', { do: 'pas' })
    await send()
    expect(await letterTo('marie@example.org')).toBeUndefined()
  })
})

test('No advertisement ever reaches who said no to them, whatever it calls itself, and nobody gets what they did not ask for', () => {
  const item = fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom(...letterKinds),
    advertiser: fc.option(fc.constant(advertiser)),
  })
  fc.assert(
    fc.property(fc.array(item), fc.subarray([...letterKinds]), (items, kinds) => {
      const content = { items: items as unknown as LetterItem[] } as LetterContent
      const part = partFor(content, kinds).items
      expect(part.every(({ kind }) => kinds.includes(kind))).toBe(true)
      if (!kinds.includes('deals')) expect(part.filter(({ advertiser: paid }) => paid)).toEqual([])
      const due = content.items.filter(
        ({ kind, advertiser: paid }) => kinds.includes(kind) && (!paid || kinds.includes('deals')),
      )
      expect(part).toEqual(due)
    }),
  )
})

test('The hour is that of the town’s clocks on every week of the year, and there is one letter a week', () => {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Paris',
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  })
  fc.assert(
    fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2031-01-01'), noInvalidDate: true }), (now) => {
      const setting = { weekday: 4, hour: 18 }
      const { at, week } = letterOfWeek(setting, 'Europe/Paris', now)
      expect(clock.format(at)).toBe('Thu, 18')
      expect(letterOfWeek(setting, 'Europe/Paris', at).week).toBe(week)
      const next = nextLetter(setting, 'Europe/Paris', now)
      expect(next.at > now && next.at.getTime() - now.getTime() <= 7 * 86_400_000 + 3_600_000).toBe(true)
    }),
  )
})

describe('A letter that comes back', () => {
  const report = (token: string, status: string, action = 'failed') =>
    `Content-Type: multipart/report; report-type=delivery-status\n\n--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.org\n\nFinal-Recipient: rfc822; marie@example.org\nAction: ${action}\nStatus: ${status}\n\n--x\nContent-Type: text/rfc822-headers\n\nMessage-ID: <letter.${token}@wiker.example>\n`
  const tokenOf = async () =>
    (await sql<{ token: string }>`select token from letter_sending`.execute(db)).rows[0]!.token

  test.each([
    ['5.1.1', 'failed', 0],
    ['5.2.2', 'failed', 1],
    ['4.4.7', 'delayed', 1],
    ['2.0.0', 'delivered', 1],
  ])('with status %s, %s: %i address left', async (status, action, left) => {
    await fill()
    await subscribe('marie@example.org')
    await send()
    const returned = readReturned(report(await tokenOf(), status, action))
    if (returned) expect(await noteReturned(db, returned, thursday)).toBe(true)
    if (returned) expect(await noteReturned(db, returned, thursday)).toBe(false)
    expect((await countSubscribers(db, '44015')).on).toBe(left)
  })

  test('as a complaint ends it, and one that nobody carries a token of changes nothing', async () => {
    await fill()
    const link = await subscribe('marie@example.org')
    await send()
    expect(readReturned(report('0'.repeat(12), '5.1.1'))).toBeUndefined()
    expect(await noteReturned(db, readReturned(report('0'.repeat(30), '5.1.1'))!, thursday)).toBe(false)
    const complaint = `Content-Type: multipart/report; report-type=feedback-report\n\nFeedback-Type: abuse\n\nMessage-ID: <letter.${await tokenOf()}@wiker.example>\n`
    await noteReturned(db, readReturned(complaint)!, thursday)
    expect(await countSubscribers(db, '44015')).toMatchObject({ on: 0, stopped: 1 })
    expect(await textOf(get(undefined, link))).toContain('Nous avons cessé d’écrire')
  })
})
