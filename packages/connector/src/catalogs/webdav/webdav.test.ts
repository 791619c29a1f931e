import { afterEach, describe, expect, it } from 'vitest'
import { parks, rooms } from '../testing/folder.ts'
import { closeAll, harvest, serve } from '../testing/kit.ts'
import type { Routes } from '../testing/server.ts'

afterEach(closeAll)

interface Row {
  href: string
  etag?: string
  size?: number
}
const folder = '<d:resourcetype><d:collection/></d:resourcetype>'
/** As Nextcloud answers: what it does not have stands in a second propstat. */
const nextcloud = (rows: Row[]) => ({
  status: 207,
  headers: { 'content-type': 'application/xml; charset=utf-8' },
  body: `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns" xmlns:oc="http://owncloud.org/ns">${rows
    .map(({ href, etag, size }) =>
      size === undefined
        ? `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${folder}<d:getetag>&quot;f&quot;</d:getetag></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat><d:propstat><d:prop><d:getcontentlength/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat></d:response>`
        : `<d:response><d:href>${href}</d:href><d:propstat><d:prop><d:resourcetype/><d:getcontentlength>${size}</d:getcontentlength><d:getetag>&quot;${etag}&quot;</d:getetag><d:getlastmodified>Sun, 01 Nov 2026 08:00:00 GMT</d:getlastmodified></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`,
    )
    .join('')}</d:multistatus>`,
})
const top = '/remote.php/dav/files/mairie/Donn%C3%A9es%20ouvertes/'
const authorization = `Basic ${Buffer.from('mairie:s3cret').toString('base64')}`

function cloud(etag = () => 'a'): Routes {
  return {
    [top]: ({ method, headers }) =>
      headers.authorization !== authorization
        ? { status: 401 }
        : method === 'PROPFIND' && headers.depth === '1'
          ? nextcloud([{ href: top }, { href: `${top}salles.csv`, etag: etag(), size: 90 }, { href: `${top}2026/` }])
          : { status: 405 },
    [`${top}2026/`]: nextcloud([
      { href: `${top}2026/` },
      { href: `${top}2026/parcs%20%C3%A9t%C3%A9.csv`, etag: 'p', size: 80 },
    ]),
    [`${top}salles.csv`]: ({ headers }) =>
      headers.authorization === authorization ? { body: rooms } : { status: 401 },
    [`${top}2026/parcs%20%C3%A9t%C3%A9.csv`]: { body: parks },
  }
}
const credentials = { user: 'mairie', password: 's3cret' }

describe('a WebDAV folder', () => {
  it('gives every file in it and below', async () => {
    const server = await serve(cloud())
    const { members, error, reading } = await harvest(server.base + top, { credentials })
    expect(error).toBeUndefined()
    expect(reading.download?.protocol).toBe('webdav')
    expect(Object.entries(members).map(([path, found]) => [path, found.length])).toEqual([
      ['2026-parcs-été.csv', 2],
      ['salles.csv', 2],
    ])
  })

  it('keeps its password to itself', async () => {
    const server = await serve(cloud())
    const address = server.base.replace('://', '://mairie:s3cret@') + top
    const { records, reading } = await harvest(address)
    expect(records).toHaveLength(4)
    expect(JSON.stringify([records, reading.download?.url, reading.state])).not.toContain('s3cret')
    expect((await harvest(server.base + top)).error).toMatchObject({ key: 'not-allowed' })
  })

  it('is read again only where an ETag changed', async () => {
    let etag = 'a'
    const server = await serve(cloud(() => etag))
    const { state } = (await harvest(server.base + top, { credentials })).reading
    expect((await harvest(server.base + top, { credentials, state })).reading.unchanged).toBe(true)
    etag = 'b'
    const news = await harvest(server.base + top, { credentials, state, changesOnly: true })
    expect(news.reading.changesOnly).toBe(true)
    expect(Object.keys(news.members)).toEqual(['salles.csv'])
  })

  it('of IIS, with whole and plain addresses, and no ETag, is read too', async () => {
    const server = await serve({
      '/donnees/': ({ method }) =>
        method === 'PROPFIND'
          ? {
              status: 207,
              body: `<?xml version="1.0" encoding="utf-8"?><D:multistatus xmlns:D="DAV:"><D:response><D:href>http://intranet/donnees/</D:href><D:propstat><D:status>HTTP/1.1 200 OK</D:status><D:prop><D:resourcetype><D:collection/></D:resourcetype></D:prop></D:propstat></D:response><D:response><D:href>http://intranet/donnees/salles été.csv</D:href><D:propstat><D:status>HTTP/1.1 200 OK</D:status><D:prop><D:getcontentlength>90</D:getcontentlength><D:getlastmodified>Sun, 01 Nov 2026 08:00:00 GMT</D:getlastmodified><D:resourcetype/></D:prop></D:propstat></D:response></D:multistatus>`,
            }
          : { status: 403 },
      '/donnees/salles%20%C3%A9t%C3%A9.csv': { body: rooms },
    })
    const { members, error } = await harvest(`${server.base.replace('http:', 'dav:')}/donnees/`)
    expect(error).toBeUndefined()
    expect(Object.keys(members)).toEqual(['salles-été.csv'])
  })

  it('that goes round in a circle ends', async () => {
    const server = await serve({
      '/dav/a/': nextcloud([{ href: '/dav/a/' }, { href: '/dav/a/b/' }]),
      '/dav/a/b/': nextcloud([{ href: '/dav/a/b/' }, { href: '/dav/a/b/b/' }]),
      '/dav/a/b/b/': nextcloud([{ href: '/dav/a/b/b/b/' }]),
    })
    expect((await harvest(`${server.base}/dav/a/`)).error).toMatchObject({ key: 'nothing-inside' })
    expect(server.asked).toHaveLength(3)
  })

  it('at any path is known by its answer when it refuses to be looked at', async () => {
    const server = await serve({
      '/partage/': ({ method }) =>
        method === 'PROPFIND'
          ? nextcloud([{ href: '/partage/' }, { href: '/partage/salles.csv', etag: 'a', size: 90 }])
          : { status: 403 },
      '/partage/salles.csv': { body: rooms },
      '/prive/': { status: 403 },
    })
    const { records, reading } = await harvest(`${server.base}/partage/`)
    expect(reading.download?.protocol).toBe('webdav')
    expect(records).toHaveLength(2)
    expect((await harvest(`${server.base}/prive/`)).error).toMatchObject({ key: 'not-allowed' })
  })

  it('is not seen in a page that only has such an address', async () => {
    const page = {
      body: '<!doctype html><table><tr><th>nom</th><th>commune</th></tr><tr><td>Salle A</td><td>Donges</td></tr><tr><td>Salle B</td><td>Donges</td></tr></table>',
    }
    const server = await serve({ '/dav/': ({ method }) => (method === 'GET' ? page : { status: 405 }) })
    const { reading, records } = await harvest(`${server.base}/dav/`)
    expect(reading.download?.protocol).toBeUndefined()
    expect(records).toHaveLength(2)
  })
})
