import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../catalogs/testing/kit.ts'
import { checkedAddress, ForbiddenAddress, isPrivateAddress } from './address.ts'
import { fetchSource } from './fetch.ts'

const open: Server[] = []
afterEach(() => {
  closeAll()
  for (const server of open.splice(0)) server.close()
})

describe('an address of this or a neighbouring machine', () => {
  it.each([
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://0/',
    'http://[::]/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[fd00:ec2::254]/latest',
    'http://169.254.169.254/latest',
    'http://100.100.100.200/latest',
    'http://localhost/',
    'http://user@127.0.0.1/',
    'http://127。0。0。1/',
  ])('is not asked, written as %s', async (address) => {
    expect(await fetchSource(address, { retries: 0, pause: 0 })).toMatchObject({ problem: { key: 'private-address' } })
  })

  it.each(['::127.0.0.1', '::ffff:0:127.0.0.1', '2001:0:a00:1::', 'fec0::1', '::ffff:10.0.0.1', 'nonsense', ''])(
    '%j is private whatever family it is written in',
    (address) => expect(isPrivateAddress(address)).toBe(true),
  )
})

describe('a name', () => {
  it('is turned into the address that was judged, so that it can’t change its answer afterwards', async () => {
    expect(await checkedAddress('localhost', ['localhost'])).toMatch(/^(?:127\.0\.0\.1|::1)$/)
    await expect(checkedAddress('localhost', [])).rejects.toThrow(ForbiddenAddress)
    await expect(checkedAddress('2130706433', [])).rejects.toThrow(ForbiddenAddress)
    await expect(checkedAddress('%31%32%37.0.0.1', [])).rejects.toThrow(ForbiddenAddress)
    expect(await checkedAddress('[2001:4860:4860::8888]', [])).toBe('2001:4860:4860::8888')
  })
})

describe('a server that points elsewhere', () => {
  it('with a redirect, a next page or a file reaches nobody in the private network', async () => {
    const secret = await serve({ '/': { body: 'nom\nx\n' } })
    const inside = secret.base.replace('127.0.0.1', 'localhost')
    const rows = [1, 2, 3].map((id) => ({ id, nom: `Salle ${id}`, commune: 'Donges' }))
    const server = await serve({
      '/redirect': { status: 302, headers: { location: `${inside}/` } },
      '/api': { body: { results: rows, next: `${inside}/api?page=2` } },
      '/collections/a': { body: { id: 'a', links: [] } },
      '/collections/a/items': {
        body: { type: 'FeatureCollection', features: [], links: [{ rel: 'next', href: `${inside}/items` }] },
      },
      '/api/1/datasets/a/': {
        body: { id: 'a', title: 'A', resources: [{ id: 'r', url: `${inside}/a.csv`, format: 'csv' }] },
      },
      '/': {
        body: `<!doctype html><html><head><link rel="alternate" type="text/calendar" href="${inside}/a.ics"></head></html>`,
        headers: { 'content-type': 'text/html' },
      },
      '/sitemap.xml': {
        body: `<sitemapindex><sitemap><loc>${inside}/sitemap.xml</loc></sitemap></sitemapindex>`,
      },
      '/bucket/': {
        body: `<ListBucketResult><Contents><Key>a.csv</Key><Size>9</Size></Contents></ListBucketResult>`,
      },
      '/bucket/a.csv': { status: 301, headers: { location: `${inside}/a.csv` } },
      '/dav/a/': {
        status: 207,
        body: `<d:multistatus xmlns:d="DAV:"><d:response><d:href>${inside}/a.csv</d:href><d:propstat><d:prop><d:resourcetype/><d:getcontentlength>9</d:getcontentlength></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>`,
      },
    })
    for (const path of [
      '/redirect',
      '/api',
      '/collections/a',
      '/datasets/a',
      '/',
      '/sitemap.xml',
      '/bucket/',
      '/dav/a/',
    ])
      await harvest(server.base + path, { retries: 0 })
    expect(server.asked.length).toBeGreaterThan(8)
    expect(secret.asked).toEqual([])
  })

  it('by the data channel of FTP is not followed', async () => {
    const answers: Record<string, string> = {
      USER: '331 go on',
      PASS: '230 welcome',
      FEAT: '211 none',
      TYPE: '200 ok',
      STRU: '200 ok',
      OPTS: '200 ok',
      PWD: '257 "/" is here',
      CWD: '250 ok',
      EPSV: '502 never heard of it',
      PASV: '227 Entering Passive Mode (10,0,0,1,4,1)',
      QUIT: '221 bye',
    }
    const asked: string[] = []
    const server = createServer((socket) => {
      socket.write('220 hello\r\n')
      socket.on('error', () => {})
      socket.on('data', (data) => {
        for (const line of data.toString().split('\r\n').filter(Boolean)) {
          const word = line.split(' ')[0]!.toUpperCase()
          asked.push(word)
          socket.write(`${answers[word] ?? '502 never heard of it'}\r\n`)
        }
      })
    })
    open.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const { error } = await harvest(`ftp://127.0.0.1:${port}/`, { retries: 0 })
    expect(error).toMatchObject({ key: 'unreachable' })
    expect(asked).toContain('PASV')
    expect(asked).not.toContain('LIST')
  })
})
