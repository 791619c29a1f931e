import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addEvent, addTown } from '@wiker/town/testing/rows.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../server/app.ts'
import { textOf } from '../testing/desk.ts'
import { depsFor, publicUrl } from '../testing/site.ts'
import { elementOf, frameOf } from './codes.ts'

const database = await testDatabase()
const { db } = database
const app = createApp(depsFor(database))
const town = '44015'
let event = ''

beforeAll(async () => {
  await addTown(db, { code: town, name: 'Blain', slug: 'blain' })
  await addEvent(
    db,
    { name: 'Tournoi <b>"ouvert"</b>', location: { name: 'Gymnase' } },
    { town, category: 'sport', dates: ['2026-11-24T14:30'] },
  )
  await addEvent(db, { name: 'Concert' }, { town, category: 'concert', dates: ['2026-11-25T20:30'] })
  await addEvent(
    db,
    { name: 'Soirée huîtres', advertiser: { name: 'Bar du Port' } },
    { town, dates: ['2026-11-26T19:00'] },
  )
  await addEvent(db, { name: 'Plus tard' }, { town, dates: ['2026-12-20T19:00'] })
  event = /\/blain\/agenda\/concert-[0-9a-f]+/.exec(await (await app.request('/blain/agenda')).text())![0]
})

describe('the agenda in a frame of another site', () => {
  test('may be framed by any site, and no other page may', async () => {
    const framed = await app.request('/blain/integrer/agenda')
    expect(framed.headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect(framed.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(framed.headers.get('x-frame-options')).toBeNull()
    expect(
      (await app.request(event.replace('/agenda/', '/integrer/agenda/'))).headers.get('x-frame-options'),
    ).toBeNull()
    for (const path of [
      '/blain/agenda',
      '/blain/integrer',
      '/blain',
      event,
      '/blain/integrer/agenda/rien-0000000000',
    ]) {
      const answer = await app.request(path)
      expect([path, answer.headers.get('content-security-policy')]).toEqual([
        path,
        expect.stringContaining("frame-ancestors 'none'"),
      ])
      expect(answer.headers.get('x-frame-options')).toBe('DENY')
    }
  })

  test('has no form, sets no cookie, and leaves the frame for the rest', async () => {
    const answer = await app.request('/blain/integrer/agenda')
    const html = await answer.text()
    expect(answer.headers.has('set-cookie')).toBe(false)
    expect(html).not.toMatch(/<form|<script(?! type="application\/ld)/)
    for (const [link] of html.matchAll(/<a [^>]*>/g)) expect(link).toMatch(/target="_blank" rel="noopener"/)
  })

  test('shows the kinds and days asked for, and says that an advertisement is one', async () => {
    const all = await textOf(app.request('/blain/integrer/agenda'))
    expect(all).toContain('Annonce du commerçant : Bar du Port')
    expect(all).not.toContain('Plus tard')
    expect(await textOf(app.request('/blain/integrer/agenda?days=60'))).toContain('Plus tard')
    const sport = await textOf(app.request('/blain/integrer/agenda?category=sport'))
    expect(sport).toContain('Tournoi')
    expect(sport).not.toContain('Concert')
  })
})

describe('the web component', () => {
  test('is one file that any site may load, at an address that stays', async () => {
    const answer = await app.request('/embed/wiker-agenda.js')
    expect(answer.headers.get('content-type')).toContain('text/javascript')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect((await answer.text()).split('\n').length).toBeLessThanOrEqual(101)
  })

  test('gets its words ready, the advertisement’s label among them, from any site', async () => {
    const answer = await app.request('/en/blain/integrer/agenda.json?days=7')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const agenda = (await answer.json()) as {
      days: { items: { name: string; advert: string; url: string }[] }[]
      url: string
    }
    const items = agenda.days.flatMap((day) => day.items)
    expect(items.map(({ name, advert }) => [name, advert])).toEqual([
      ['Tournoi <b>"ouvert"</b>', ''],
      ['Concert', ''],
      ['Soirée huîtres', 'Advertisement by Bar du Port'],
    ])
    expect(items.every(({ url }) => url.startsWith(`${publicUrl}/en/blain/agenda/`))).toBe(true)
  })
})

describe('the page that prepares the code', () => {
  test('gives a frame, a component and feeds with the choices made', async () => {
    const html = await (await app.request('/blain/integrer?category=sport&days=30')).text()
    const text = html.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
    expect(text).toContain(
      `<iframe src="${publicUrl}/blain/integrer/agenda?category=sport&amp;days=30" title="Agenda de Blain"`,
    )
    expect(text).toContain(
      `<script type="module" src="${publicUrl}/embed/wiker-agenda.js"></script>\n<wiker-agenda town="blain" category="sport" days="30">`,
    )
    expect(text).toContain('/blain/agenda.ics?category=sport')
  })

  test('lets nothing of an address or a name out of its place', () => {
    const bad = '"><script>alert(1)</script>'
    expect(frameOf(`https://a.example/${bad}`, bad, { height: 10 })).not.toContain('<script')
    expect(elementOf('https://a.example', { town: bad }, { address: bad, title: bad }).match(/<script/g)).toHaveLength(
      1,
    )
  })
})

describe('what to put in place of an address', () => {
  const ask = (url: string, more = '') => app.request(`/oembed?url=${encodeURIComponent(url)}${more}`)

  test('is the agenda with its filter, or the event', async () => {
    const agenda = (await (await ask(`${publicUrl}/en/blain/agenda?category=sport`, '&maxwidth=300')).json()) as Record<
      string,
      unknown
    >
    expect(agenda).toMatchObject({ version: '1.0', type: 'rich', title: 'Agenda of Blain', width: 300 })
    expect(agenda.html).toContain(`<iframe src="${publicUrl}/en/blain/integrer/agenda?category=sport"`)
    const one = (await (await ask(publicUrl + event)).json()) as Record<string, unknown>
    expect(one).toMatchObject({ type: 'rich', title: 'Concert' })
    expect(one.html).toContain(`src="${publicUrl}${event.replace('/agenda/', '/integrer/agenda/')}"`)
  })

  test.each([
    'https://evil.example/blain/agenda',
    `${publicUrl}/blain`,
    `${publicUrl}/nulle-part/agenda`,
    `${publicUrl}/blain/agenda/rien-0000000000`,
    'x',
    '',
  ])('is nothing for %s', async (url) => {
    expect((await ask(url)).status).toBe(404)
  })

  test('is said in JSON alone, and is found from the page', async () => {
    expect((await ask(publicUrl + event, '&format=xml')).status).toBe(501)
    for (const path of ['/blain/agenda', event]) {
      const href = /<link rel="alternate" type="application\/json\+oembed"[^>]* href="([^"]+)"/.exec(
        await (await app.request(path)).text(),
      )?.[1]
      expect((await app.request(href!.replaceAll('&amp;', '&').slice(publicUrl.length))).status).toBe(200)
    }
  })
})
