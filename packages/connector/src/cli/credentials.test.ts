import { Writable } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, serve } from '../catalogs/testing/kit.ts'
import { run } from './main.ts'

afterEach(closeAll)

describe('a source that wants a password', () => {
  it('is given the one of the environment, which nobody reads afterwards', async () => {
    const authorization = `Basic ${Buffer.from('mairie:s3cret').toString('base64')}`
    const server = await serve({
      '/salles.csv': ({ headers }) =>
        headers.authorization === authorization
          ? { body: 'nom;adresse;commune\nSalle A;rue du Port;Donges\nSalle B;rue du Pré;Donges\n' }
          : { status: 401 },
    })
    const texts: string[] = []
    const write = new Writable({
      write: (chunk, _, done) => {
        texts.push(String(chunk))
        done()
      },
    })
    const env = { CONNECTOR_ALLOW_HOSTS: '127.0.0.1', CONNECTOR_PASSWORD: 's3cret' }
    const argv = ['convert', `${server.base}/salles.csv`, '--user', 'mairie']
    expect(await run(argv, { out: write, err: write, env, now: () => new Date('2026-11-23T10:00:00Z') })).toBe(0)
    expect(texts.join('')).toContain('Salle B')
    expect(texts.join('')).not.toContain('s3cret')
  })
})
