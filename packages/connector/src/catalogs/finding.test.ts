import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from './testing/kit.ts'

afterEach(closeAll)

describe('finding the protocol', () => {
  const front = {
    body: '<!doctype html><html><body><p>Mairie</p></body></html>',
    headers: { 'content-type': 'text/html' },
  }

  it('asks a front page’s host few questions, and does not repeat them', async () => {
    const server = await serve({ '/': front })
    await harvest(`${server.base}/`)
    const first = server.asked.length
    expect(first).toBeLessThanOrEqual(10)
    await harvest(`${server.base}/`)
    expect(server.asked.length - first).toBe(1)
  })

  it('prefers a portal behind the front page to the feed the page names', async () => {
    const server = await serve({
      '/': {
        ...front,
        body: '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" title="News" href="/rss.xml"></head></html>',
      },
      '/api/1/datasets/': { body: { data: [{ id: '1', title: 'Écoles', resources: [] }], total: 1, next_page: null } },
    })
    const { reading } = await harvest(`${server.base}/`)
    expect(reading.download?.protocol).toBe('udata')
  })

  it('asks nothing more of a page that is no front page, nor of a file', async () => {
    const server = await serve({
      '/agenda/2026': front,
      '/a.csv': { body: 'nom;date\nLoto;05/12/2026\nBal;06/12/2026\n' },
    })
    await harvest(`${server.base}/agenda/2026`)
    await harvest(`${server.base}/a.csv`)
    expect(server.paths()).toEqual(['/agenda/2026', '/a.csv'])
  })

  it('never follows a source into a private network', async () => {
    const server = await serve({
      '/api': {
        body: {
          next: 'http://169.254.169.254/latest',
          results: [
            { nom: 'a', ville: 'b' },
            { nom: 'c', ville: 'd' },
          ],
        },
      },
    })
    const { broken, records } = await harvest(`${server.base}/api`)
    expect(records).toHaveLength(2)
    expect(broken).toMatchObject({ key: 'private-address' })
  })

  it('reads a file at its address conditionally', async () => {
    const server = await serve({
      '/a.csv': ({ headers }) =>
        headers['if-none-match'] === '"v1"'
          ? { status: 304 }
          : { body: 'nom;date\nLoto;05/12/2026\nBal;06/12/2026\n', headers: { etag: '"v1"' } },
    })
    const { reading } = await harvest(`${server.base}/a.csv`)
    expect(reading.state).toMatchObject({ etag: '"v1"' })
    expect((await harvest(`${server.base}/a.csv`, { state: reading.state })).reading.unchanged).toBe(true)
  })
})
