import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClock } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { emptyTown, shownNames } from '../layers/testing.ts'
import { previewSource } from '../run/preview.ts'
import { harvestSource } from '../run/run.ts'
import { optionsOfAccess, setSourceAccess, summariseAccess, takeCredentials } from './access.ts'
import { saveSource } from './write.ts'

const { db } = await testDatabase()
const asked: { url: string; headers: IncomingHttpHeaders }[] = []

/** A server that answers nobody without the key, and leads to another host when asked at `/ailleurs`. */
const server = createServer((request, response) => {
  asked.push({ url: request.url!, headers: request.headers })
  const { host } = request.headers
  if (request.url!.startsWith('/ailleurs')) {
    const location = `http://localhost:${host!.split(':')[1]}/agenda.csv`
    return response.writeHead(302, { location }).end()
  }
  const known =
    request.headers['x-cle'] === 'secret-1' ||
    request.url!.includes('apikey=secret-2') ||
    request.headers.authorization === `Basic ${Buffer.from('mairie:été').toString('base64')}`
  if (!known) return response.writeHead(401).end()
  const row = 'Titre;Début;Lieu;Commune\nLoto;2026-12-05 20:30;Salle Jollan;Blain\n'
  return response.writeHead(200, { 'content-type': 'text/csv; charset=utf-8' }).end(row)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => new Promise((resolve) => server.close(resolve)))
const { port } = server.address() as AddressInfo

const network = { allowHosts: ['127.0.0.1', 'localhost'], retries: 0 }
const house = { db, clock: createClock('2026-11-23T10:00:00Z'), root: '/', network }
const declaration = (path = 'agenda.csv') => ({
  name: 'Agenda',
  url: `http://127.0.0.1:${port}/${path}`,
  towns: ['44015'],
})

beforeEach(async () => {
  await emptyTown(db)
  asked.length = 0
})

async function kept(path?: string): Promise<number> {
  const saved = await saveSource(db, declaration(path), house.clock.now())
  if (!saved.ok) throw new Error(saved.message)
  return saved.id
}

describe('A source that asks for a key', () => {
  test.each([
    ['in a header', { key: { place: 'header', name: 'X-Cle', value: 'secret-1' } }],
    ['in its address', { key: { place: 'query', name: 'apikey', value: 'secret-2' } }],
    ['as a name and a password', { user: 'mairie', password: 'été' }],
  ] as const)('is read with it, %s, at the preview and ever after', async (_where, access) => {
    expect((await previewSource(house, declaration(), access)).shown).toEqual({ event: 1 })
    const id = await kept()
    expect((await harvestSource(house, id)).state).toBe('failed')
    expect(await setSourceAccess(db, id, access)).toBe(true)
    expect((await harvestSource(house, id)).state).toBe('done')
    expect(await shownNames(db)).toEqual(['Loto'])
  })

  test('keeps it from the host it leads to, and from everything that is kept of its readings', async () => {
    const id = await kept('ailleurs')
    await setSourceAccess(db, id, {
      key: { place: 'header', name: 'X-Cle', value: 'secret-1' },
      user: 'mairie',
      password: 'x',
    })
    await harvestSource(house, id)
    const elsewhere = asked.filter(({ headers }) => headers.host?.startsWith('localhost'))
    expect(elsewhere.length).toBeGreaterThan(0)
    for (const { headers } of elsewhere)
      expect([headers['x-cle'], headers.authorization]).toEqual([undefined, undefined])
    const { rows } = await sql`select * from run`.execute(db)
    expect(JSON.stringify(rows)).not.toContain('secret-1')
  })

  test('tells what is kept without telling it, and forgets it', async () => {
    const id = await kept()
    await setSourceAccess(db, id, {
      user: 'mairie',
      password: 'x',
      key: { place: 'query', name: 'apikey', value: 's' },
    })
    expect(await summariseAccess(db, id)).toEqual({
      user: 'mairie',
      password: true,
      key: { place: 'query', name: 'apikey' },
    })
    await setSourceAccess(db, id, {})
    expect(await summariseAccess(db, id)).toBeUndefined()
  })

  test('refuses a key that would begin another header', async () => {
    const id = await kept()
    const value = 'x\r\nHost: mechant.example'
    expect(await setSourceAccess(db, id, { key: { place: 'header', name: 'X-Cle', value } })).toBe(false)
  })

  test('takes a name and a password out of an address', () => {
    expect(takeCredentials('ftp://jean:p%40ss@ftp.example.org/agenda.csv')).toEqual({
      url: 'ftp://ftp.example.org/agenda.csv',
      access: { user: 'jean', password: 'p@ss' },
    })
    expect(takeCredentials('https://example.org/a')).toEqual({ url: 'https://example.org/a' })
    expect(optionsOfAccess({ key: { place: 'header', name: 'Authorization', value: 'abc' } }).headers).toEqual({
      authorization: 'Bearer abc',
    })
  })
})
