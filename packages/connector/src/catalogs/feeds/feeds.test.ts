import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'
import type { Routes } from '../testing/server.ts'

afterEach(closeAll)

const links = `<link rel="alternate" type="application/rss+xml" title="Actualités RSS" href="/rss.xml">
<link rel='alternate' type='application/atom+xml' title='Actualités Atom' href='/atom.xml'>
<link rel="alternate" type="application/rss+xml" title="Commentaires" href="/comments/feed/">
<link rel="alternate" type="text/calendar" title="Agenda" href="/agenda.ics?lang=fr&amp;x=1">`
const page = {
  body: `<!doctype html><html><head><title>Mairie</title>${links}</head><body></body></html>`,
  headers: { 'content-type': 'text/html' },
}
const routes = (): Routes => ({
  '/': page,
  '/vie-locale/agenda': page,
  '/rss.xml': {
    body: '<rss version="2.0"><channel><title>Actus</title><item><title>Travaux rue du Port</title><link>https://mairie.example/1</link><pubDate>Mon, 16 Nov 2026 08:00:00 +0100</pubDate></item></channel></rss>',
  },
  '/agenda.ics?lang=fr&x=1': {
    body: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261205\r\nSUMMARY:Téléthon\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  },
})

describe('a town hall’s front page', () => {
  it('leads to its news and its calendar, each once, and not to what visitors wrote', async () => {
    const server = await serve(routes())
    const { members, error } = await harvest(`${server.base}/`)
    expect(error).toBeUndefined()
    expect(Object.entries(members).map(([path, list]) => [path, list.map(({ name }) => name)])).toEqual([
      ['Actualités-RSS.rss', ['Travaux rue du Port']],
      ['Agenda.ics', ['Téléthon']],
    ])
    expect(server.paths()).not.toContain('/comments/feed/')
  })

  it('that names a feed which has gone leads to the others', async () => {
    const server = await serve({ ...routes(), '/rss.xml': { status: 404 } })
    expect(Object.keys((await harvest(`${server.base}/`)).members)).toEqual(['Agenda.ics'])
  })
})

describe('a page inside a site', () => {
  it('leads to its own calendar only', async () => {
    const server = await serve(routes())
    expect(Object.keys((await harvest(`${server.base}/vie-locale/agenda`)).members)).toEqual(['Agenda.ics'])
  })
})
