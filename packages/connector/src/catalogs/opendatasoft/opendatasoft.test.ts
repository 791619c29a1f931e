import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'
import type { Routes } from '../testing/server.ts'

afterEach(closeAll)

const api = '/api/explore/v2.1/catalog/datasets/agenda-des-manifestations'
const metas = (count: number, processed = '2026-11-20T04:00:11.120Z') => ({
  dataset_id: 'agenda-des-manifestations',
  has_records: true,
  features: ['timeserie', 'geo'],
  metas: {
    default: {
      title: 'Agenda des manifestations',
      publisher: 'Ville de Savenay',
      license: 'Licence Ouverte v2.0 (Etalab)',
      license_url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
      modified: '2026-11-19T10:00:00+00:00',
      data_processed: processed,
      records_count: count,
    },
  },
})
const event = (number: number) => ({
  nom: `Fête du quartier n° ${number}`,
  date_debut: `2026-12-${String((number % 28) + 1).padStart(2, '0')}`,
  lieu: 'Salle de la Vallée',
  commune: 'Savenay',
  geo_point_2d: { lon: -1.94 - number / 10_000, lat: 47.36 },
})
const events = (count: number) => Array.from({ length: count }, (_, number) => event(number))
const jsonl = (list: unknown[]) => list.map((one) => JSON.stringify(one)).join('\n')

describe('an Opendatasoft portal', () => {
  const routes = (): Routes => ({
    [api]: { body: metas(120) },
    [`${api}/exports/jsonl`]: { body: jsonl(events(120)), gzip: true },
  })

  it.each([
    '/explore/dataset/agenda-des-manifestations/table/?sort=date_debut',
    api,
    `${api}/records?limit=20`,
    '/explore/embed/dataset/agenda-des-manifestations/map/',
  ])('is read whole from %s', async (path) => {
    const server = await serve(routes())
    const { records, reading, error } = await harvest(server.base + path)
    expect(error).toBeUndefined()
    expect(records).toHaveLength(120)
    expect(reading.download).toMatchObject({ protocol: 'opendatasoft' })
    expect(records[0]).toMatchObject({
      type: 'Event',
      name: 'Fête du quartier n° 0',
      startDate: '2026-12-01',
      location: { latitude: 47.36, longitude: -1.94 },
      provenance: {
        publisher: 'Ville de Savenay',
        licence: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
      },
    })
  })

  it('is not read again while its data have not been processed again', async () => {
    const server = await serve(routes())
    const first = await harvest(`${server.base}${api}`)
    expect(first.reading.state).toMatchObject({ version: '2026-11-20T04:00:11.120Z' })
    const second = await harvest(`${server.base}${api}`, { state: first.reading.state })
    expect(second.reading.unchanged).toBe(true)
    expect(server.paths().filter((path) => path.includes('/exports/'))).toHaveLength(1)
  })

  it('gives its records by hundreds when it gives no export, with a failing page asked again and a repeated one told', async () => {
    const all = events(230).map((one, number) => ({ ...one, id: number }))
    let failed = false
    const server = await serve({
      [api]: { body: metas(230) },
      [`${api}/exports/jsonl`]: { status: 403 },
      [`${api}/records`]: (_, url) => {
        const offset = Number(url.searchParams.get('offset'))
        if (offset === 100 && !failed) {
          failed = true
          return { status: 500 }
        }
        // The total grows while the list is read, and one record slips to the next page.
        const from = offset >= 200 ? offset - 1 : offset
        return { body: { total_count: 230 + offset / 100, results: all.slice(from, from + 100) } }
      },
    })
    const { records, warnings } = await harvest(`${server.base}${api}`)
    expect(new Set(records.map(({ name }) => name)).size).toBe(230)
    expect(records).toHaveLength(230)
    expect(warnings).toContain('record-again')
  })

  it('keeps the filters a person chose on its page', async () => {
    const server = await serve(routes())
    await harvest(`${server.base}/explore/dataset/agenda-des-manifestations/?refine.commune=Savenay&q=loto`)
    const asked = new URL(server.paths().find((path) => path.includes('jsonl'))!, server.base)
    expect(asked.searchParams.get('refine')).toBe('commune:"Savenay"')
    expect(asked.searchParams.get('where')).toBe('search("loto")')
  })

  it('says when fewer records came than announced', async () => {
    const server = await serve({
      [api]: { body: metas(500) },
      [`${api}/exports/jsonl`]: { body: jsonl(events(120)) },
    })
    expect((await harvest(`${server.base}${api}`)).warnings).toContain('fewer-than-announced')
  })

  it('of the first generation is read too', async () => {
    const record = (number: number) => ({
      datasetid: 'salles',
      recordid: `a${number}`,
      fields: { nom: `Salle ${number}`, adresse: '1 rue de la Mairie', coordonnees: [47.4, -1.8 - number / 1000] },
      geometry: { type: 'Point', coordinates: [-1.8 - number / 1000, 47.4] },
      record_timestamp: '2026-01-05T10:00:00.000Z',
    })
    const all = Array.from({ length: 150 }, (_, number) => record(number))
    const server = await serve({
      '/api/datasets/1.0/salles/': { body: { datasetid: 'salles', metas: { title: 'Salles', records_count: 150 } } },
      '/api/records/1.0/search/': (_, url) => {
        const start = Number(url.searchParams.get('start'))
        return { body: { nhits: 150, parameters: {}, records: all.slice(start, start + 100) } }
      },
    })
    const { records } = await harvest(`${server.base}/api/records/1.0/search/?dataset=salles&rows=10`)
    expect(records).toHaveLength(150)
    expect(records[149]).toMatchObject({ name: 'Salle 149', latitude: 47.4, longitude: -1.949 })
  })

  it('is found behind its front page, and its catalogue read', async () => {
    const dataset = (number: number) => ({ ...metas(3), dataset_id: `jeu-${number}` })
    const all = Array.from({ length: 130 }, (_, number) => dataset(number))
    const server = await serve({
      '/': { body: '<!doctype html><title>Open data</title>', headers: { 'content-type': 'text/html' } },
      '/api/explore/v2.1/catalog/datasets': (_, url) => {
        const offset = Number(url.searchParams.get('offset') ?? 0)
        const limit = Number(url.searchParams.get('limit') ?? 10)
        return { body: { total_count: 130, results: all.slice(offset, offset + limit) } }
      },
    })
    const { records, reading } = await harvest(`${server.base}/`)
    expect(reading.download?.protocol).toBe('opendatasoft')
    expect(records).toHaveLength(130)
    expect(records[0]).toMatchObject({
      type: 'Dataset',
      name: 'Agenda des manifestations',
      distributions: [{ format: 'json' }, { format: 'csv' }, { format: 'geojson' }],
    })
  })

  it('that breaks off half-way gives what came and says that it is not all', async () => {
    const server = await serve({
      [api]: { body: metas(230) },
      [`${api}/exports/jsonl`]: { status: 404 },
      [`${api}/records`]: (_, url) =>
        url.searchParams.get('offset') === '0'
          ? { body: { total_count: 230, results: events(100) } }
          : { body: '{"total_count":230,"results":[', cut: 10 },
    })
    const { records, broken, reading } = await harvest(`${server.base}${api}`)
    expect(records).toHaveLength(100)
    expect(broken).toMatchObject({ key: 'cut-off' })
    expect(reading.state?.version).toBeUndefined()
  })
})
