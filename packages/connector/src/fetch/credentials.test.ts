import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../catalogs/testing/kit.ts'
import { type FetchOptions, fetchSource } from './fetch.ts'

afterEach(closeAll)

const options: FetchOptions = { allowHosts: ['127.0.0.1'], pause: 0, wait: async () => {} }
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

describe('a name and a password', () => {
  it('in the address go in a header, and are nowhere else', async () => {
    const server = await serve({ '/a.csv': { body: 'nom\n' }, '/gone': { status: 500 } })
    const at = (path: string) => `${server.base.replace('://', '://mairie:s%C3%A9cret@')}${path}`
    const fetched = await fetchSource(at('/a.csv'), options)
    expect(server.asked[0]!.headers.authorization).toBe(basic('mairie:sécret'))
    expect(fetched).toMatchObject({ status: 'fetched', download: { url: `${server.base}/a.csv` } })
    expect(JSON.stringify(await fetchSource(at('/gone'), options))).not.toMatch(/s%C3%A9cret|sécret/)
  })

  it('do not follow to another host', async () => {
    const other = await serve({ '/b': { body: 'x' } })
    const home = await serve({ '/a': { status: 302, headers: { location: `${other.base}/b` } } })
    await fetchSource(`${home.base}/a`, { ...options, credentials: { user: 'mairie', password: 'x' } })
    expect(home.asked[0]!.headers.authorization).toBe(basic('mairie:x'))
    expect(other.asked[0]!.headers.authorization).toBeUndefined()
  })

  it('are in no record, even if the source is known by an address that has them', async () => {
    const server = await serve({ '/a.csv': { body: 'nom;commune\nSalle A;Blain\nSalle B;Blain\n' } })
    const address = `${server.base.replace('://', '://mairie:s3cret@')}/a.csv`
    const { records, reading } = await harvest(address, { address })
    expect(records).toHaveLength(2)
    expect(JSON.stringify([records, reading.state, reading.download?.url])).not.toMatch(/s3cret|mairie:/)
  })
})
