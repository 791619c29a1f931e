import { afterEach, describe, expect, it } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { catalogs } from './registry.ts'
import { faulty, lasting, passing, questionOf } from './testing/faults.ts'
import { closeAll, type Harvested, harvest, serve } from './testing/kit.ts'
import type { Replay, Reply, Routes } from './testing/server.ts'
import { services } from './testing/services/services.ts'

afterEach(closeAll)

const limits = { ...defaultLimits, stallTimeout: 2000 }
const names = ({ records }: Harvested) => records.map(({ name }) => name).sort()
const list = Object.entries(services)

async function read(name: string, routes: Routes, options = {}): Promise<Harvested & { server: Replay }> {
  const server = await serve(routes)
  return { server, ...(await harvest(server.base + services[name]!.path, { limits, ...options })) }
}

it('every protocol that is spoken over HTTP stands in the table', () => {
  const spoken = catalogs.filter(({ name }) => !['ftp', 'sftp', 'imap'].includes(name)).map(({ name }) => name)
  expect(Object.keys(services).sort()).toEqual(spoken.sort())
})

describe.each(list)('a service that speaks %s', (name, { routes, count, pages }) => {
  it('is found out and read to its end', async () => {
    const found = await read(name, routes)
    expect({ error: found.error, broken: found.broken }).toEqual({ error: undefined, broken: undefined })
    expect(found.reading.download?.protocol).toBe(name)
    expect(found.records).toHaveLength(count)
    const { state } = found.reading
    expect(state).toMatchObject({ protocol: name })
    expect(JSON.parse(JSON.stringify(state))).toEqual(state)
    expect(JSON.stringify(state).length).toBeLessThan(2000)
  })

  it.each(Object.keys(passing))('and %s is read all the same', async (fault) => {
    const clean = await read(name, routes)
    const found = await read(name, faulty(routes, passing[fault]!))
    expect({ error: found.error, broken: found.broken }).toEqual({ error: undefined, broken: undefined })
    expect(names(found)).toEqual(names(clean))
    if (fault.startsWith('asks')) expect(found.waited.every((one) => one >= 2000)).toBe(true)
  })

  it('and says nothing of its types is read all the same', async () => {
    const untyped = faulty(routes, (reply) => ({
      ...reply,
      headers: { ...reply.headers, 'content-type': 'application/octet-stream' },
    }))
    // A spreadsheet nobody shared is told from one by its type alone.
    expect((await read(name, untyped)).records).toHaveLength(count)
  })

  it('and has moved is followed', async () => {
    const moved: Routes = {}
    for (const [path, route] of Object.entries(routes)) {
      moved[path] = (asked) => ({ status: 308, headers: { location: `/moved${asked.path}` } })
      moved[`/moved${path}`] = route
    }
    const found = await read(name, moved)
    expect(found.error).toBeUndefined()
    expect(found.records).toHaveLength(count)
  })

  it.each(Object.keys(lasting))('and %s at any one question loses nothing in silence', async (fault) => {
    const before = { protocol: name, read: '2026-11-01T00:00:00.000Z' }
    const clean = await read(name, routes)
    const questions = [...new Set(clean.server.asked.map((one) => questionOf(one).replaceAll(clean.server.base, '')))]
    for (const question of questions) {
      if (pages && fault === 'shows its maintenance page' && !question.includes('.xml')) continue
      const broken = faulty(
        routes,
        (reply, asked): Reply => (questionOf(asked) === question ? lasting[fault]!(reply) : reply),
      )
      const found = await read(name, broken, { state: before })
      const whole = JSON.stringify(names(found)) === JSON.stringify(names(clean))
      const told = found.error ?? found.broken ?? incompleteOf(found)
      expect({ question, safe: whole || told !== undefined }).toEqual({ question, safe: true })
      // What was not read to its end is read again from where it began.
      if (!whole && !found.error) expect({ question, state: found.reading.state }).toEqual({ question, state: before })
    }
  })

  it('and falls silent is given up', async () => {
    const server = await serve(faulty(routes, (reply) => ({ ...reply, silent: true })))
    const options = { limits: { ...limits, stallTimeout: 120 }, retries: 0 }
    const { error } = await harvest(server.base + services[name]!.path, options)
    expect(error).toMatchObject({ key: 'stalled' })
  })
})

/** A member that broke off says so; it may be another than the last one. */
const incompleteOf = ({ reading }: Harvested) =>
  Object.values(reading.download?.hints ?? {}).find(({ incomplete }) => incomplete)?.incomplete
