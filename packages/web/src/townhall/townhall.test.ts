import { request } from 'node:http'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addEvent, addTown } from '@wiker/town/testing/rows.ts'
import { verifyDomain } from '@wiker/town/townhall/domains.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Deps } from '../server/deps.ts'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'
import { publicUrl, type RunningSite, silent, startSite } from '../testing/site.ts'
import { createOwnSites } from './own-sites.ts'

const database = await testDatabase()
const { db } = database
let site: Awaited<ReturnType<typeof signEverybodyIn>>
let deps: Deps
const { get, post } = visits(() => site)

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await addEvent(db, { name: 'Loto' }, { town: '44015', dates: ['2026-11-28'] })
  ;({ deps } = await deskDeps(database))
  deps = { ...deps, ownSites: createOwnSites({ db, log: silent }) }
  site = await signEverybodyIn(database, deps)
  await grantEverybody(database, '44015', '44195')
})

const notice = {
  level: 'alert',
  title: 'Eau non potable au bourg',
  text: 'Faites-la bouillir.',
  from: '2026-11-23T10:00',
  until: '2026-11-24T20:00',
}
const happenings = async () =>
  (await sql<{ kind: string }>`select kind from happening order by id`.execute(db)).rows.map((row) => row.kind)

describe('an alert of the town hall', () => {
  it('is its own to give, or the operator’s', async () => {
    for (const who of ['inhabitant', 'animator', 'elsewhere'] as const)
      expect((await post(who, '/bureau/blain/mairie', notice)).status).toBe(403)
    expect((await post('townHall', '/bureau/savenay/mairie', notice)).status).toBe(403)
    expect((await post('townHall', '/bureau/blain/mairie', notice, 'https://evil.example')).status).toBe(403)
    expect((await sql`select 1 from notice`.execute(db)).rows).toEqual([])
  })

  it('comes back as it was typed when its end is before its beginning', async () => {
    const answer = await post('townHall', '/bureau/blain/mairie', { ...notice, until: notice.from })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/La fin doit venir après le début[\s\S]*Eau non potable/)
  })

  it('is on every page of the town, in the feeds, told to followers once as an alert, and ends by hand', async () => {
    expect((await post('townHall', '/bureau/blain/mairie', notice)).headers.get('location')).toContain('fait=affiche')
    for (const path of ['/blain', '/blain/agenda', '/blain/carte', '/blain/mentions-legales', '/en/blain/annuaire'])
      expect(await textOf(get(undefined, path))).toContain(
        path.startsWith('/en') ? 'Urgent Eau' : 'Urgent Eau non potable au bourg Jusqu’au',
      )
    expect(await textOf(get(undefined, '/blain/agenda'))).toContain(
      'Urgent Eau non potable au bourg Jusqu’au 24 novembre 2026 à 20 h',
    )
    expect(await textOf(get(undefined, '/savenay'))).not.toContain('Eau non potable')
    expect((await (await get(undefined, '/blain')).text()).match(/Eau non potable au bourg/g)).toHaveLength(1)
    for (const path of ['/blain/actualites.rss', '/blain/mairie.rss', '/blain/mairie'])
      expect(await (await get(undefined, path)).text()).toContain('Eau non potable')
    expect(await happenings()).toEqual(['alert'])
    const { rows } = await sql<{ id: number }>`select id::int as id from publication`.execute(db)
    const publication = String(rows[0]!.id)
    expect((await post('elsewhere', '/bureau/savenay/mairie/fin', { publication })).status).toBe(403)
    expect((await post('townHall', '/bureau/blain/mairie/fin', { publication: '999' })).status).toBe(404)
    await post('townHall', '/bureau/blain/mairie/fin', { publication })
    expect(await textOf(get(undefined, '/blain/agenda'))).not.toContain('Eau non potable')
    expect(await textOf(get(undefined, '/blain/mairie'))).toContain('Archives Eau non potable')
    expect(await textOf(get('townHall', '/bureau/blain/mairie'))).toContain('arrêté avant son terme')
  })
})

describe('a kept page', () => {
  it('shows an alert from its first minute, and no longer than its last', async () => {
    let at = new Date('2026-11-23T11:00:00Z')
    const running = await startSite(database, { ...deps, clock: () => at })
    const shown = async () => (await (await fetch(`${running.url}/savenay/agenda`)).text()).includes('Vent fort')
    try {
      await sql`insert into role (person_id, role, town) select id, 'town_hall', '44195' from person where email = 'townhall@example.org'`.execute(
        db,
      )
      await post('townHall', '/bureau/savenay/mairie', {
        ...notice,
        title: 'Vent fort',
        from: '2026-11-23T14:00',
        until: '2026-11-23T16:00',
      })
      await expect
        .poll(async () => [await shown(), running.cache.find('/savenay/agenda') !== undefined], { timeout: 5000 })
        .toEqual([false, true])
      at = new Date('2026-11-23T13:00:00Z')
      expect(await shown()).toBe(true)
      at = new Date('2026-11-23T14:59:59Z')
      expect(await shown()).toBe(true)
      at = new Date('2026-11-23T15:00:00Z')
      expect(await shown()).toBe(false)
    } finally {
      await running.close()
      await sql`delete from role where town = '44195' and role = 'town_hall'`.execute(db)
    }
  })
})

describe('minutes of the council', () => {
  it('are displayed with their proof, corrected by another act, and their file is given as a file', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries({
      kind: 'minutes',
      title: 'Conseil du 12 novembre',
      decidedOn: '2026-11-12',
      displayedUntil: '2027-01-22',
      body: '**Budget** voté <script>alert(1)</script>',
    }))
      form.set(name, value)
    form.set('file', new File(['%PDF-1.7 x'], 'cr.pdf', { type: 'application/pdf' }))
    const body = new Response(form)
    const bytes = await body.arrayBuffer()
    const headers = {
      'content-type': body.headers.get('content-type')!,
      'content-length': String(bytes.byteLength),
      origin: publicUrl,
      cookie: site.cookies.townHall,
    }
    const answer = await site.app.request('/bureau/blain/mairie/actes', { method: 'POST', headers, body: bytes })
    expect(answer.headers.get('location')).toContain('fait=affiche')
    const { rows } = await sql<{ id: number }>`select id::int as id from act`.execute(db)
    const path = `/blain/mairie/actes/${rows[0]!.id}`
    const page = await get(undefined, path)
    const html = await page.text()
    expect(html).toContain('<strong>Budget</strong>')
    expect(html).not.toContain('<script>alert')
    expect(await textOf(get(undefined, path))).toMatch(/Affiché du 23 novembre 2026 au 22 janvier 2027.*[0-9a-f]{64}/)
    const file = await get(undefined, `${path}.pdf`)
    expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([
      200,
      'application/pdf',
      expect.stringContaining('attachment'),
    ])
    expect((await get(undefined, `/savenay/mairie/actes/${rows[0]!.id}`)).status).toBe(404)
  })

  it('too large are refused before they are read', async () => {
    const headers = {
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': '99999999',
      origin: publicUrl,
      cookie: site.cookies.townHall,
    }
    expect(
      (await site.app.request('/bureau/blain/mairie/actes', { method: 'POST', headers, body: '--x--' })).status,
    ).toBe(422)
  })
})

describe('an election period', () => {
  it('is set by who looks after the site; the town hall then says what kind of plain information it gives, and it is kept', async () => {
    const period = { do: 'periode', name: 'Municipales', starts: '2026-11-01', ends: '2027-03-14' }
    expect((await post('townHall', '/bureau/blain/pluralisme', period)).status).toBe(403)
    await post('animator', '/bureau/blain/pluralisme', period)
    const refused = await post('townHall', '/bureau/blain/mairie', { ...notice, title: 'Notre beau bilan' })
    expect(refused.status).toBe(422)
    expect(await textOf(refused)).toContain('dites de quel genre d’information')
    await post('townHall', '/bureau/blain/mairie', {
      ...notice,
      level: 'info',
      title: 'Mairie fermée samedi',
      plain: 'oui',
      plainKind: 'practical',
    })
    const { rows } = await sql<{ kind: string }>`select kind from election_statement`.execute(db)
    expect(rows).toEqual([{ kind: 'practical' }])
  })
})

describe('the opposition’s space', () => {
  it('is opened by who looks after the site, never by the town hall, and says its order', async () => {
    expect((await post('townHall', '/bureau/blain/pluralisme', { do: 'opposition.oui' })).status).toBe(403)
    expect(await textOf(get(undefined, '/blain/mairie'))).not.toContain('Expression de l’opposition')
    await post('animator', '/bureau/blain/pluralisme', { do: 'opposition.oui' })
    expect(await textOf(get(undefined, '/blain/mairie'))).toMatch(
      /Expression de l’opposition.*La mairie ne peut ni le modifier ni le masquer.*Le plus récent est en premier/,
    )
  })
})

describe('a town’s own domain', () => {
  let running: RunningSite
  beforeAll(async () => {
    running = await startSite(database, deps)
  })
  afterAll(() => running?.close())
  const ask = (host: string, path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; location: string | undefined; text: string }>((resolve, reject) => {
      const asked = request(running.url + path, { headers: { host, ...headers } }, (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (piece) => {
          text += piece
        })
        answer.on('end', () => resolve({ status: answer.statusCode!, location: answer.headers.location, text }))
      })
      asked.on('error', reject)
      asked.end()
    })
  const canonical = (text: string) => /rel="canonical" href="([^"]+)"/.exec(text)?.[1]

  it('is set by the operator alone, and answers only once it is verified', async () => {
    expect((await post('townHall', '/bureau/blain/domaine', { do: 'garder', host: 'www.blain.example' })).status).toBe(
      403,
    )
    expect((await post('operator', '/bureau/blain/domaine', { do: 'garder', host: 'pas un domaine' })).status).toBe(422)
    await post('operator', '/bureau/blain/domaine', { do: 'garder', host: 'www.blain.example' })
    expect(canonical((await ask('www.blain.example', '/')).text)).toBe(`${publicUrl}/`)
    await verifyDomain(db, '44015', new Date('2026-11-23T11:00:00Z'))
    await expect
      .poll(async () => canonical((await ask('www.blain.example', '/')).text), { timeout: 5000 })
      .toBe('https://www.blain.example/')
  })

  it('gives the town’s pages their own address, without the network’s readers seeing any of it', async () => {
    for (let turn = 0; turn < 2; turn++) {
      const own = await ask('www.blain.example', '/blain/agenda')
      expect(canonical(own.text)).toBe('https://www.blain.example/blain/agenda')
      expect(own.text).toContain(`href="${publicUrl}/"`)
      const network = await ask('wiker.example', '/blain/agenda')
      expect(canonical(network.text)).toBe(`${publicUrl}/blain/agenda`)
      expect(network.text).not.toContain('www.blain.example')
      expect(canonical((await ask('inconnu.example', '/blain/agenda')).text)).toBe(`${publicUrl}/blain/agenda`)
    }
    expect((await ask('www.blain.example', '/mentions-legales')).text).toContain('Qui répond du site de Blain')
  })

  it('is the one address in what machines read there: feeds, sitemaps, structured data, frames', async () => {
    await addEvent(
      db,
      {
        name: 'Loto du domaine',
        image: { url: `${publicUrl}/photos/${'a'.repeat(32)}-800x600.jpg`, alt: 'Une salle' },
      },
      { town: '44015', dates: ['2026-11-28T20:30'] },
    )
    const host = 'www.blain.example'
    // The kept page is made anew once the site has heard of the write.
    const path = await vi.waitFor(async () => {
      const found = /href="(\/blain\/agenda\/loto-du-domaine-[0-9a-f]+)"/.exec((await ask(host, '/blain/agenda')).text)
      expect(found).not.toBeNull()
      return found![1]!
    })
    for (const feed of ['ics', 'rss', 'jsonld', 'geojson', 'csv']) {
      const { text } = await ask(host, `/blain/agenda.${feed}`)
      expect(text.replaceAll('\r\n ', ''), feed).toContain(`https://${host}${path}`)
      expect((await ask('wiker.example', `/blain/agenda.${feed}`)).text).not.toContain(host)
    }
    expect((await ask(host, '/robots.txt')).text).toContain(`Sitemap: https://${host}/sitemap.xml`)
    const index = (await ask(host, '/sitemap.xml')).text
    expect(index).toContain(`<loc>https://${host}/sitemap/blain.xml</loc>`)
    expect(index).not.toMatch(/savenay|reseau|wiker\.example/)
    const sitemap = (await ask(host, '/sitemap/blain.xml')).text
    expect(sitemap).toContain(`<loc>https://${host}/</loc>`)
    expect(sitemap).toContain(`<loc>https://${host}${path}</loc>`)
    expect(sitemap).not.toContain(publicUrl)
    expect((await ask(host, '/sitemap/savenay.xml')).status).toBe(404)
    const page = (await ask(host, path)).text
    expect(page).toContain(`"url":"https://${host}${path}"`)
    expect(page).toContain('<source type="image/avif"')
    const oembed = /href="([^"]*\/oembed\?[^"]+)"/.exec(page)![1]!.replaceAll('&amp;', '&')
    expect(oembed.startsWith(`https://${host}/oembed`)).toBe(true)
    const { html } = JSON.parse((await ask(host, oembed.slice(`https://${host}`.length))).text)
    expect(html).toContain(`src="https://${host}${path.replace('/agenda/', '/integrer/agenda/')}"`)
    expect((await ask('wiker.example', '/sitemap.xml')).text).toContain(`${publicUrl}/sitemap/savenay.xml`)
  })

  it('leaves other towns, sessions and the desk to the network’s address', async () => {
    expect(await ask('www.blain.example', '/savenay/agenda')).toMatchObject({
      status: 302,
      location: `${publicUrl}/savenay/agenda`,
    })
    expect(await ask('www.blain.example', '/connexion')).toMatchObject({
      status: 302,
      location: `${publicUrl}/connexion`,
    })
    expect(await ask('www.blain.example', '/bureau', { cookie: site.cookies.operator })).toMatchObject({
      status: 302,
      location: `${publicUrl}/bureau`,
    })
  })
})
