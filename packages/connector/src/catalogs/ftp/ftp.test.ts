import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { defaultLimits } from '../../limits.ts'
import { folderWith, parks, put, rooms } from '../testing/folder.ts'
import { type FtpFaults, ftpServer, type TestFtp } from '../testing/ftp-server.ts'
import { harvest } from '../testing/kit.ts'
import { localhost } from '../testing/localhost.ts'

const open: TestFtp[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})
async function serve(root: string, faults?: FtpFaults): Promise<TestFtp> {
  const server = await ftpServer(root, faults)
  open.push(server)
  return server
}
const both = () => folderWith({ 'exports/salles.csv': rooms, 'exports/2026/parcs.csv': parks, 'exports/.cache': 'x' })

describe('an FTP server', () => {
  it.each([
    ['one that tells exact times', {}],
    ['an old one', { without: ['MLSD', 'EPSV'] }],
  ])('(%s) gives every file of a folder', async (_, faults) => {
    const server = await serve(both(), faults)
    const { members, error } = await harvest(`${server.base}/exports/`)
    expect(error).toBeUndefined()
    expect(Object.entries(members).map(([path, found]) => [path, found.map(({ name }) => name)])).toEqual([
      ['2026-parcs.csv', ['Parc de la mairie', 'Square']],
      ['salles.csv', ['Salle des fêtes', 'Gymnase']],
    ])
  })

  it('gives one file, those of a pattern, or the newest', async () => {
    const root = both()
    put(root, 'exports/journal.txt', 'rien')
    put(root, 'exports/agenda.csv', rooms, '2026-11-20')
    const server = await serve(root)
    const names = async (path: string) => Object.keys((await harvest(server.base + path)).members)
    expect(await names('/exports/salles.csv')).toEqual(['salles.csv'])
    expect(await names('/exports/*.csv')).toEqual(['agenda.csv', 'salles.csv'])
    expect(await names('/exports/**.csv')).toEqual(['2026-parcs.csv', 'agenda.csv', 'salles.csv'])
    expect(await names('/exports/*.csv#newest')).toEqual(['agenda.csv'])
    expect((await harvest(`${server.base}/exports/nulle-part.csv`)).error).toMatchObject({ key: 'not-found' })
    expect((await harvest(`${server.base}/nulle-part/`)).error).toMatchObject({ key: 'not-found' })
  })

  it('is not read again when nothing changed, and only where it did', async () => {
    const root = both()
    const server = await serve(root)
    const { reading } = await harvest(`${server.base}/exports/`)
    const { state } = reading
    expect(JSON.parse(JSON.stringify(state))).toEqual(state)
    const asked = server.read.length
    expect((await harvest(`${server.base}/exports/`, { state })).reading.unchanged).toBe(true)
    expect(server.read).toHaveLength(asked)
    put(root, 'exports/2026/parcs.csv', `${parks}Bois;rue Haute;Donges\n`, '2026-11-02')
    const news = await harvest(`${server.base}/exports/`, { state, changesOnly: true })
    expect(news.reading.changesOnly).toBe(true)
    expect(Object.keys(news.members)).toEqual(['2026-parcs.csv'])
    expect(news.records).toHaveLength(3)
  })

  it('goes on where it was cut', async () => {
    const long = `nom;adresse;commune\n${Array.from({ length: 5000 }, (_, n) => `Salle ${n};${n} rue du Port;Donges`).join('\n')}\n`
    const server = await serve(folderWith({ 'salles.csv': long }), { cutOnce: 70_000 })
    const { records, error } = await harvest(`${server.base}/salles.csv`)
    expect(error).toBeUndefined()
    expect(records).toHaveLength(5000)
    expect(server.read.map((one) => Number(one.split('@')[1]))).toEqual([0, expect.any(Number)])
    expect(Number(server.read[1]!.split('@')[1])).toBeGreaterThan(0)
  })

  it('wants the right password, which nobody sees afterwards', async () => {
    const server = await serve(both(), { password: 'é:@s3cret' })
    const credentials = { user: 'mairie', password: 'é:@s3cret' }
    const path = `${server.base}/exports/`
    expect((await harvest(path)).error).toMatchObject({ key: 'not-allowed' })
    expect((await harvest(path, { credentials: { ...credentials, password: 'x' } })).error).toMatchObject({
      key: 'not-allowed',
    })
    const inAddress = path.replace('ftp://', 'ftp://mairie:%C3%A9%3A%40s3cret@')
    for (const read of [await harvest(path, { credentials }), await harvest(inAddress)]) {
      expect(read.records).toHaveLength(4)
      expect(JSON.stringify([read.records, read.reading.download?.url, read.reading.state])).not.toMatch(
        /s3cret|mairie:/,
      )
    }
  })

  it.each(['explicit', 'implicit'] as const)('is read over TLS (%s) when its certificate is good', async (tls) => {
    const server = await serve(both(), { tls })
    const address = `${server.base.replace(/^ftps?:\/\/127.0.0.1/, tls === 'implicit' ? 'ftps://localhost' : 'ftpes://localhost')}/exports/`
    const allowHosts = ['localhost']
    const known = getCACertificates('default')
    expect((await harvest(address, { allowHosts })).error).toMatchObject({ key: 'bad-certificate' })
    setDefaultCACertificates([...known, localhost.cert])
    try {
      const { records, error } = await harvest(address, { allowHosts })
      expect(error).toBeUndefined()
      expect(records).toHaveLength(4)
    } finally {
      setDefaultCACertificates(known)
    }
  })

  it('in a private network is left alone, whatever its address is written like', async () => {
    const server = await serve(both())
    const port = new URL(server.base).port
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '[::ffff:127.0.0.1]', 'localhost'])
      expect((await harvest(`ftp://${host}:${port}/exports/`, { allowHosts: [] })).error).toMatchObject({
        key: 'private-address',
      })
    expect(server.read).toEqual([])
  })

  it('stops at the size limit', async () => {
    const server = await serve(both())
    const limits = { ...defaultLimits, maxBytes: 20 }
    expect((await harvest(`${server.base}/exports/salles.csv`, { limits })).error).toMatchObject({ key: 'too-large' })
  })
})
