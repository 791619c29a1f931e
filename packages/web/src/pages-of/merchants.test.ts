import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { follow } from '@wiker/town/meeting/follows/follow.ts'
import { tellHappenings } from '@wiker/town/meeting/telling/fan-out.ts'
import { type Parcel, sendDue } from '@wiker/town/meeting/telling/send.ts'
import { setSubscription } from '@wiker/town/pages/settings.ts'
import { publicationsOf } from '@wiker/town/publishing/read.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { notificationMail, pushMessages } from '../meet/mails.tsx'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'
import { addPage } from '../testing/pages.ts'
import { publicUrl } from '../testing/site.ts'

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
let site: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => site)
let page = 0

beforeAll(async () => {
  site = await signEverybodyIn(database, deps)
})
beforeEach(async () => {
  await sql`truncate town, page, publication, happening, mail, audit cascade`.execute(db)
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
  const record = {
    taxID: '73282932000074',
    streetAddress: '3 rue du Port',
    postalCode: '44130',
    addressLocality: 'Blain',
    latitude: 47.47,
    longitude: -1.76,
  }
  ;({ page } = await addPage(database, {
    town: '44015',
    name: 'Boulangerie Roux',
    kind: 'merchant',
    owner: 'inhabitant@example.org',
    subscribedTo: '2026-12-31',
    record,
  }))
})

const write = async (kind: string, fields: Record<string, string>) => {
  const kept = await post('inhabitant', `/mon-espace/${page}/ecrire/${kind}`, fields)
  const path = kept.headers.get('location')!.split('?')[0]!
  return post('inhabitant', path, { do: 'publier' })
}
const event = { titre: 'Zoubida galette party', when: 'samedi 28 novembre 15h', lieu: 'Boulangerie Roux' }
const news = { titre: 'Zoubida ouvre le dimanche', texte: 'Le pain chaud dès 7 h.' }
const deal = {
  titre: 'Zoubida deux pour un',
  texte: 'Sur les brioches',
  debut: '2026-11-20',
  fin: '2026-12-05',
  bon: 'oui',
  conditions: 'Un bon par personne',
}
const publishAll = async () => {
  await write('evenement', event)
  await write('actualite', news)
  await write('bon-plan', deal)
}

/** Pieces of a page or a feed, each with one thing: a name in one of them must have the label beside it. */
async function piecesOf(path: string): Promise<string[]> {
  const body = (await (await get(undefined, path)).text()).replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('\r\n ', '')
  if (path.endsWith('.rss')) return body.split('<item>')
  if (path.endsWith('.ics')) return body.split('BEGIN:VEVENT')
  if (path.endsWith('.csv')) return body.split('\r\n')
  if (/\.(jsonld|geojson)$/.test(path)) {
    const read = JSON.parse(body)
    return (read.features ?? read['@graph'] ?? [read].flat()).map((one: object) => JSON.stringify(one))
  }
  const main = body.slice(body.indexOf('<main'))
  return main
    .split(/<li|<article|<script type="application\/ld\+json"/)
    .filter((piece) => !/^[^<]*<h1>[^<]*Rechercher/.test(piece))
}

describe('a merchant’s item is never without its label', () => {
  test.each([
    '/blain',
    '/blain/agenda',
    '/blain/agenda?when=dates&from=2026-11-28&to=2026-11-28',
    '/blain/actualites',
    '/blain/bons-plans',
    '/blain/carte',
    '/blain/carte.geojson',
    '/blain/recherche?q=zoubida',
    '/',
    '/blain/agenda.ics',
    '/blain/agenda.rss',
    '/blain/agenda.csv',
    '/blain/agenda.geojson',
    '/blain/agenda.jsonld',
    '/blain/actualites.rss',
    '/blain/actualites.jsonld',
    '/blain/bons-plans.rss',
    '/blain/bons-plans.jsonld',
  ])('%s', async (path) => {
    await publishAll()
    const named = (await piecesOf(path)).filter((piece) => piece.includes('Zoubida'))
    expect(named.length, path).toBeGreaterThan(0)
    for (const piece of named) {
      expect(piece).toContain('Annonce du commerçant')
      expect(piece).toContain('Boulangerie Roux')
      expect(piece).toContain('3 rue du Port')
      expect(piece).toContain('732829320')
    }
  })

  test('its own pages, its record in the directory, the machines and one event’s calendar', async () => {
    await publishAll()
    const links = new Set<string>()
    for (const list of ['/blain/agenda', '/blain/actualites', '/blain/bons-plans']) {
      for (const [, href] of (await (await get(undefined, list)).text()).matchAll(
        /href="(\/blain\/[a-z-]+\/zoubida[^"]+)"/g,
      ))
        links.add(href!)
    }
    expect(links.size).toBe(3)
    for (const path of links) {
      const html = await (await get(undefined, path)).text()
      expect(html.slice(html.indexOf('<main'))).toContain('Annonce du commerçant')
      expect(html).toMatch(/"sponsor":\{"@type":"Organization","name":"Boulangerie Roux"/)
      expect(await textOf(get(undefined, path))).toContain(
        'Boulangerie Roux, 3 rue du Port, 44130 Blain, SIREN 732829320',
      )
      if (path.includes('/agenda/'))
        expect(await (await get(undefined, `${path}.ics`)).text()).toMatch(/SUMMARY:Annonce du commerçant/)
    }
    const fiche = (await (await get(undefined, '/blain/annuaire?q=boulangerie')).text()).match(
      /href="(\/blain\/annuaire\/boulangerie-roux-[0-9a-f]+)"/,
    )![1]!
    const text = await textOf(get(undefined, fiche))
    expect([...text.matchAll(/Zoubida/g)].length).toBe([...text.matchAll(/Annonce du commerçant/g)].length)
  })

  test.each([
    ['the agenda in another site’s frame', '/blain/integrer/agenda?days=30', '<li'],
    ['the same for the web component', '/blain/integrer/agenda.json?days=30', '{"name"'],
    ['the printed week', '/blain/semaine', '<li'],
    ['the screen of a window', '/blain/ecran', '<article'],
  ])('%s', async (_, path, between) => {
    await publishAll()
    const named = (await (await get(undefined, path)).text())
      .replaceAll(/[\u00a0\u202f]/g, ' ')
      .split(between)
      .filter((piece) => piece.replaceAll(/<title>[^<]*/g, '').includes('Zoubida'))
    expect(named.length, path).toBeGreaterThan(0)
    for (const piece of named) expect(piece).toContain('Annonce du commerçant : Boulangerie Roux')
  })

  test('one event in a frame, on its poster, and in what stands in place of its address', async () => {
    await publishAll()
    const list = await (await get(undefined, '/blain/agenda')).text()
    const path = /href="(\/blain\/agenda\/zoubida[^"]+)"/.exec(list)![1]!
    for (const shown of [path.replace('/agenda/', '/integrer/agenda/'), `${path}/affiche`])
      expect(await textOf(get(undefined, shown)), shown).toContain('Annonce du commerçant : Boulangerie Roux')
    const oembed = await get(undefined, `/oembed?url=${encodeURIComponent(publicUrl + path)}`)
    const { title, html } = (await oembed.json()) as { title: string; html: string }
    for (const said of [title, html]) expect(said).toMatch(/Annonce du commerçant – Boulangerie Roux/)
  })

  test('the letters, the telephones and the calendar of those who follow', async () => {
    const { rows } = await sql<{ id: string }>`select id from person where email = 'elsewhere@example.org'`.execute(db)
    await follow(db, rows[0]!.id, { kind: 'town', town: '44015', subject: '' }, new Date('2026-11-20T10:00:00Z'))
    await publishAll()
    await tellHappenings(db, deps.clock())
    const parcels: Parcel[] = []
    await sendDue(db, new Date('2026-11-24T18:00:00Z'), async (_, parcel) => {
      parcels.push(parcel)
    })
    expect(parcels).toHaveLength(1)
    const parcel = parcels[0]!
    const letter = notificationMail(parcel, publicUrl, '2026-11-23').text.split('\n\n')
    const named = letter.filter((paragraph) => paragraph.includes('Zoubida'))
    expect(named).toHaveLength(3)
    for (const paragraph of named)
      expect(paragraph).toMatch(/Annonce du commerçant \(Boulangerie Roux\)[\s\S]*3 rue du Port/)
    for (const item of parcel.mail) {
      const [message] = pushMessages({ ...parcel, push: [item] }, publicUrl, '2026-11-23')
      expect(`${message!.title} ${message!.body}`).toMatch(/Zoubida.*Annonce du commerçant/)
    }
    const several = pushMessages({ ...parcel, push: parcel.mail }, publicUrl, '2026-11-23')
    for (const line of several[0]!.body.split('\n')) expect(line).toContain('Annonce du commerçant')
    const calendar = /\/suivis\/[\w-]{22}\.ics/.exec(await (await get('elsewhere', '/suivis')).text())![0]
    const entries = (await (await get(undefined, calendar)).text()).replaceAll('\r\n ', '').split('BEGIN:VEVENT')
    const own = entries.filter((entry) => entry.includes('Zoubida'))
    expect(own).toHaveLength(1)
    expect(own[0]).toContain('SUMMARY:Annonce du commerçant')
  })

  test('whatever is typed: nobody takes the label off, and nobody else gets one', async () => {
    await write('evenement', { ...event, advertiser: '', annonceur: '' })
    const [publication] = await publicationsOf(db, { page })
    expect(publication!.record).toMatchObject({
      advertiser: { name: 'Boulangerie Roux', identifier: '73282932000074' },
    })
    const club = await addPage(database, { town: '44015', name: 'Club', owner: 'inhabitant@example.org' })
    await sql`insert into publication (town, kind, page_id, state, record, record_id) values ('44015', 'event', ${club.page}, 'draft',
      '{"type":"Event","name":"Bal","advertiser":{"name":"Faux"}}', 'urn:wiker:event:aaaaaaaaaaaaaaaaaaaa')`.execute(db)
    expect((await publicationsOf(db, { page: club.page }))[0]!.record).not.toHaveProperty('advertiser')
    await expect(
      sql`update source_record set record = record - 'advertiser' where id = ${publication!.recordId}`.execute(db),
    ).rejects.toThrow(/does not name its advertiser/)
  })
})

describe('the subscription', () => {
  test('is needed to publish, not to write; its last day counts', async () => {
    await setSubscription(db, page, '2026-11-22')
    expect((await write('evenement', event)).headers.get('location')).toMatch(/non=not-subscribed/)
    expect(await textOf(get(undefined, '/blain/agenda'))).not.toContain('Zoubida')
    await setSubscription(db, page, '2026-11-23')
    expect((await write('evenement', event)).headers.get('location')).toMatch(/fait=publie/)
  })

  test('that has ended leaves it to the merchant to say that what is online is cancelled, and to take it off', async () => {
    await write('evenement', event)
    await write('actualite', news)
    const texts = new Map((await publicationsOf(db, { page })).map(({ id, kind }) => [kind, id]))
    await setSubscription(db, page, '2026-11-22')
    const path = `/mon-espace/${page}/textes/${texts.get('event')}`
    expect((await post('inhabitant', path, { do: 'etat.cancelled' })).headers.get('location')).toMatch(/fait=etat/)
    expect(await textOf(get(undefined, '/blain/agenda'))).toMatch(/Annulé[^.]*Zoubida|Zoubida[^.]*Annulé/)
    const renamed = await post('inhabitant', `${path}/modifier`, { ...event, titre: 'Zoubida brade tout' })
    expect(renamed.status).toBe(422)
    const form = await renamed.text()
    expect(form).toContain('value="Zoubida brade tout"')
    expect(form).toContain('Il faut l’abonnement pour publier')
    expect(await textOf(get(undefined, '/blain/agenda'))).not.toContain('brade')
    await post('inhabitant', `/mon-espace/${page}/textes/${texts.get('article')}`, { do: 'retirer' })
    expect(await textOf(get(undefined, '/blain/actualites'))).not.toContain('Zoubida')
  })

  test('an association has no deals', async () => {
    const club = await addPage(database, { town: '44015', name: 'Club', owner: 'inhabitant@example.org' })
    expect((await post('inhabitant', `/mon-espace/${club.page}/ecrire/bon-plan`, deal)).status).toBe(404)
  })
})

describe('a deal', () => {
  test.each([
    [{ fin: '' }, 'fin'],
    [{ fin: '2026-11-01', debut: '2026-11-20' }, 'fin'],
    [{ debut: '2026-02-30' }, 'debut'],
    [{ titre: '' }, 'titre'],
  ])('with %j comes back with what is wrong', async (wrong, field) => {
    const answer = await post('inhabitant', `/mon-espace/${page}/ecrire/bon-plan`, { ...deal, ...wrong })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(`href="#${field}"`)
  })

  test('leaves by itself when it is over', async () => {
    await write('bon-plan', { ...deal, fin: '2026-11-23' })
    expect(await textOf(get(undefined, '/blain/bons-plans'))).toContain('Zoubida')
    await sql`update offer set valid_to = '2026-11-22'`.execute(db)
    expect(await textOf(get(undefined, '/blain/bons-plans'))).not.toContain('Zoubida')
  })
})

describe('a coupon', () => {
  const taken = async () => {
    const list = await (await get(undefined, '/blain/bons-plans')).text()
    const html = await (await get(undefined, list.match(/href="(\/blain\/bons-plans\/zoubida[^"]+)"/)![1]!)).text()
    const id = html.match(/name="bon-plan" value="(\d+)"/)![1]!
    return (await post(undefined, '/bon', { 'bon-plan': id })).headers.get('location')!
  }
  const counts = async () =>
    (
      await sql<{
        taken: number
        used: number
      }>`select sum(taken)::int as taken, sum(used)::int as used from coupon_count`.execute(db)
    ).rows[0]

  test('is given to anybody, counted once by the shop alone, and says nothing of who', async () => {
    await write('bon-plan', deal)
    const path = await taken()
    expect(path).toMatch(/^\/bon\/[2-9A-Z]{8}$/)
    const shown = await (await get(undefined, path)).text()
    for (const piece of ['Annonce du commerçant', '<svg class="coupon__qr"', 'Un bon par personne'])
      expect(shown).toContain(piece)
    expect(shown).not.toContain('Compter ce bon')
    expect((await post(undefined, path, {})).status).toBe(410)
    expect((await post('animator', path, {})).status).toBe(410)
    expect((await post('inhabitant', path, {})).headers.get('location')).toBe(`/mon-espace/${page}/bons?fait=compte`)
    expect((await post('inhabitant', path, {})).status).toBe(410)
    expect((await get(undefined, path)).status).toBe(410)
    expect(await counts()).toEqual({ taken: 1, used: 1 })
    const { rows } = await sql<{ column: string }>`select column_name as column from information_schema.columns
      where table_name in ('coupon', 'coupon_count') order by 1`.execute(db)
    expect([...new Set(rows.map(({ column }) => column))]).toEqual([
      'code',
      'day',
      'publication_id',
      'taken',
      'taken_on',
      'used',
    ])
  })

  test('is typed at the counter however people type, and not at another shop’s', async () => {
    await write('bon-plan', deal)
    const code = (await taken()).slice(-8)
    const other = await addPage(database, {
      town: '44015',
      name: 'Café',
      kind: 'merchant',
      owner: 'elsewhere@example.org',
      subscribedTo: '2026-12-31',
    })
    expect((await post('elsewhere', `/mon-espace/${other.page}/bons`, { code })).status).toBe(422)
    expect((await post('elsewhere', `/mon-espace/${page}/bons`, { code })).status).toBe(403)
    const typed = `${code.slice(0, 4).toLowerCase()} - ${code.slice(4)}`
    expect((await post('inhabitant', `/mon-espace/${page}/bons`, { code: typed })).status).toBe(303)
    expect(await textOf(get('inhabitant', `/mon-espace/${page}/bons`))).toContain('un présenté')
  })
})
