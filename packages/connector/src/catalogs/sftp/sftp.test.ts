import { afterEach, describe, expect, it } from 'vitest'
import { defaultLimits } from '../../limits.ts'
import { folderWith, parks, put, rooms } from '../testing/folder.ts'
import { harvest } from '../testing/kit.ts'
import { newHostKey, type SftpFaults, sftpServer, type TestSftp } from '../testing/sftp-server.ts'

const open: TestSftp[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})
async function serve(root: string, faults?: SftpFaults, key?: string) {
  const server = await sftpServer(root, faults, key)
  open.push(server)
  return { ...server, base: `sftp://mairie@127.0.0.1:${server.port}` }
}
const credentials = { password: 's3cret' }
const both = () => folderWith({ 'exports/salles été.csv': rooms, 'exports/2026/parcs.csv': parks })

describe('an SFTP server', () => {
  it.each([false, true])('gives every file of a folder (password as a question: %s)', async (questions) => {
    const server = await serve(both(), { questions })
    const { members, error, reading } = await harvest(`${server.base}/exports/`, { credentials })
    expect(error).toBeUndefined()
    expect(Object.entries(members).map(([path, found]) => [path, found.length])).toEqual([
      ['2026-parcs.csv', 2],
      ['salles-été.csv', 2],
    ])
    expect(reading.download?.url).toBe(`sftp://127.0.0.1:${server.port}/exports/`)
    expect(server.connections()).toBe(1)
  })

  it('gives one file, and says what is not there', async () => {
    const server = await serve(both())
    const one = await harvest(`${server.base}/exports/salles%20%C3%A9t%C3%A9.csv`, { credentials })
    expect(one.records).toHaveLength(2)
    expect((await harvest(`${server.base}/rien.csv`, { credentials })).error).toMatchObject({ key: 'not-found' })
  })

  it('refuses a wrong password', async () => {
    const server = await serve(both())
    const { error } = await harvest(`${server.base}/exports/`, { credentials: { password: 'x' } })
    expect(error).toMatchObject({ key: 'not-allowed' })
  })

  it('is read again only where something changed', async () => {
    const root = both()
    const server = await serve(root)
    const { state } = (await harvest(`${server.base}/exports/`, { credentials })).reading
    expect((await harvest(`${server.base}/exports/`, { credentials, state })).reading.unchanged).toBe(true)
    put(root, 'exports/2026/parcs.csv', `${parks}Bois;rue Haute;Donges\n`, '2026-11-02')
    const news = await harvest(`${server.base}/exports/`, { credentials, state, changesOnly: true })
    expect(news.records).toHaveLength(3)
  })

  it('that shows another key than the last time is not trusted', async () => {
    const root = both()
    const first = await serve(root, {}, newHostKey())
    const { state } = (await harvest(`${first.base}/exports/`, { credentials })).reading
    expect(state?.hostKey).toMatch(/^SHA256:/)
    const other = await serve(root, {}, newHostKey())
    expect((await harvest(`${other.base}/exports/`, { credentials, state })).error).toMatchObject({
      key: 'host-key-changed',
    })
  })

  it('goes on where it was cut', async () => {
    const long = `nom;adresse;commune\n${Array.from({ length: 9000 }, (_, n) => `Salle ${n};${n} rue du Port;Donges`).join('\n')}\n`
    const server = await serve(folderWith({ 'salles.csv': long }), { cutOnce: 100_000 })
    const { records, error } = await harvest(`${server.base}/salles.csv`, { credentials })
    expect(error).toBeUndefined()
    expect(records).toHaveLength(9000)
    expect(server.connections()).toBe(2)
    expect(server.starts.at(-1)).toBeGreaterThan(0)
  })

  it('that falls silent is given up', async () => {
    const server = await serve(both(), { silent: true })
    const limits = { ...defaultLimits, stallTimeout: 300 }
    const { error } = await harvest(`${server.base}/exports/2026/parcs.csv`, { credentials, limits, retries: 0 })
    expect(error).toMatchObject({ key: 'stalled' })
  })

  it('in a private network is left alone', async () => {
    const server = await serve(both())
    for (const host of ['127.0.0.1', '2130706433', '0x7f000001', '[::1]', '[::ffff:7f00:1]', 'localhost'])
      expect(
        (await harvest(`sftp://mairie@${host}:${server.port}/`, { credentials, allowHosts: [] })).error,
      ).toMatchObject({
        key: 'private-address',
      })
    expect(server.connections()).toBe(0)
  })
})
