import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { isPrivateAddress } from './address.ts'
import { type FetchOptions, fetchSource as fetchIt } from './fetch.ts'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener)
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const allowHosts = ['127.0.0.1']
const fetchSource = (address: string, options: FetchOptions = {}) =>
  fetchIt(address, { pause: 0, wait: async () => {}, ...options })

describe('fetching a source', () => {
  it('takes its bytes with all the server says of them', async () => {
    const url = await serve((request, response) => {
      expect(request.headers['user-agent']).toContain('WikerBot')
      response
        .setHeader('etag', '"v1"')
        .setHeader('content-disposition', "attachment; filename*=UTF-8''agenda%20%C3%A9t%C3%A9.csv")
      response.end('nom;ville\n')
    })
    const fetched = await fetchSource(`${url}/export?id=3`, { allowHosts })
    if (fetched.status !== 'fetched') throw new Error(JSON.stringify(fetched))
    expect(fetched.download).toMatchObject({
      name: 'agenda été.csv',
      bytes: 10,
      etag: '"v1"',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(await readFile(fetched.download.file, 'utf8')).toBe('nom;ville\n')
    await fetched.download.dispose()
    await expect(readFile(fetched.download.file)).rejects.toThrow()
  })

  it('says that nothing changed when the server does', async () => {
    const url = await serve((request, response) => {
      response.statusCode = request.headers['if-none-match'] === '"v1"' ? 304 : 200
      response.end()
    })
    expect((await fetchSource(url, { allowHosts, etag: '"v1"' })).status).toBe('unchanged')
  })

  it('unpacks what the server compressed on the way', async () => {
    const url = await serve((_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('bonjour')))
    const fetched = await fetchSource(url, { allowHosts })
    expect(fetched.status === 'fetched' && (await readFile(fetched.download.file, 'utf8'))).toBe('bonjour')
  })

  it.each([
    [404, 'not-found'],
    [403, 'not-allowed'],
    [429, 'too-many-requests'],
    [503, 'server-error'],
  ])('explains a %i', async (status, key) => {
    const url = await serve((_, response) => {
      response.statusCode = status
      response.end()
    })
    expect(await fetchSource(url, { allowHosts })).toMatchObject({ status: 'failed', problem: { key } })
  })

  it('follows five redirects and no more', async () => {
    let hops = 0
    const url = await serve((request, response) => {
      const left = Number(request.url!.slice(1))
      hops++
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end()
      else response.end('arrived')
    })
    expect((await fetchSource(`${url}/5`, { allowHosts })).status).toBe('fetched')
    hops = 0
    expect(await fetchSource(`${url}/9`, { allowHosts })).toMatchObject({ problem: { key: 'too-many-redirects' } })
    expect(hops).toBe(6)
  })

  it('refuses private addresses, given or behind a redirect', async () => {
    const url = await serve((_, response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
    )
    expect(await fetchSource(url)).toMatchObject({ problem: { key: 'private-address' } })
    expect(await fetchSource('http://localhost:1/')).toMatchObject({ problem: { key: 'private-address' } })
    expect(await fetchSource('http://[::ffff:127.0.0.1]/')).toMatchObject({ problem: { key: 'private-address' } })
    expect(await fetchSource(url, { allowHosts })).toMatchObject({
      problem: { key: 'private-address', values: { host: '169.254.169.254' } },
    })
  })

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.1.1',
    '172.20.0.1',
    '100.64.0.1',
    '169.254.1.1',
    '0.0.0.0',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
  ])('knows that %s is private', (address) => {
    expect(isPrivateAddress(address)).toBe(true)
  })

  it.each(['8.8.8.8', '172.32.0.1', '2001:4860:4860::8888', '::ffff:8.8.8.8'])('knows that %s is public', (address) => {
    expect(isPrivateAddress(address)).toBe(false)
  })

  it('stops at the size limit, announced or not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wiker-test-'))
    const limits = { ...defaultLimits, maxBytes: 1000 }
    const url = await serve((request, response) => {
      if (request.url === '/announced') response.setHeader('content-length', 5000)
      response.end(Buffer.alloc(5000))
    })
    for (const path of ['/announced', '/silent']) {
      expect(await fetchSource(url + path, { allowHosts, limits, temporary: folder })).toMatchObject({
        problem: { key: 'too-large' },
      })
    }
    expect(await readdir(folder)).toEqual([])
  })

  it('gives up on a server that falls silent or breaks off', async () => {
    const limits = { ...defaultLimits, stallTimeout: 150 }
    const url = await serve((request, response) => {
      response.setHeader('content-length', 100)
      response.write('début')
      if (request.url === '/cut') response.destroy()
    })
    expect(await fetchSource(url, { allowHosts, limits })).toMatchObject({ problem: { key: 'stalled' } })
    expect(await fetchSource(`${url}/cut`, { allowHosts, limits })).toMatchObject({ problem: { key: 'cut-off' } })
  })

  it('reads a folder as one source and leaves it where it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wiker-test-'))
    await writeFile(join(folder, 'a.csv'), 'nom\n')
    await writeFile(join(folder, '.cache'), 'x')
    const fetched = await fetchSource(folder)
    expect(fetched).toMatchObject({ status: 'fetched', download: { bytes: 4 } })
    if (fetched.status === 'fetched') await fetched.download.dispose()
    expect(await readdir(folder)).toContain('a.csv')
  })

  it('says that a file is missing and that a protocol is unknown', async () => {
    expect(await fetchSource('/nowhere/at/all.csv')).toMatchObject({ problem: { key: 'file-missing' } })
    expect(await fetchSource('ftp://example.org/a.csv')).toMatchObject({ problem: { key: 'unknown-protocol' } })
  })
})
