import { describe, expect, it } from 'vitest'
import { collect, kinds, read } from '../../testing/source.ts'
import { JsonScanner } from './scan.ts'

const halls = [
  { nom: 'Halle', ville: 'Blain', places: 10 },
  { nom: 'Préau', ville: 'Donges', places: 20 },
]
const rowsOf = async (value: unknown) =>
  (await read('a.json', typeof value === 'string' ? value : JSON.stringify(value))).rows

describe('JSON', () => {
  it.each([
    ['an array', halls],
    [
      'a CKAN answer',
      {
        help: 'x',
        success: true,
        result: {
          fields: [
            { id: 'nom', type: 'text' },
            { id: 'ville', type: 'text' },
            { id: 'places', type: 'int' },
          ],
          records: halls,
          total: 2,
        },
      },
    ],
    ['a plain envelope', { status: 'ok', salles: halls }],
    ['an object with names for keys', Object.fromEntries(halls.map((hall, index) => [`s${index}`, hall]))],
    ['columns', { nom: ['Halle', 'Préau'], ville: ['Blain', 'Donges'], places: [10, 20] }],
    [
      'columns and data apart',
      {
        columns: ['nom', 'ville', 'places'],
        data: [
          ['Halle', 'Blain', 10],
          ['Préau', 'Donges', 20],
        ],
      },
    ],
    [
      'rows below a row of names',
      [
        ['nom', 'ville', 'places'],
        ['Halle', 'Blain', 10],
        ['Préau', 'Donges', 20],
      ],
    ],
    ['lines', halls.map((hall) => JSON.stringify(hall)).join('\n')],
    ['a text sequence', halls.map((hall) => `\u001e${JSON.stringify(hall)}\n`).join('')],
    ['objects one after the other', halls.map((hall) => JSON.stringify(hall, null, 1)).join('')],
    [
      'a JavaScript literal',
      "var salles = [ // liste\n {nom: 'Halle', ville: 'Blain', places: 10,},\n {nom: 'Préau', ville: 'Donges', places: 20},\n];",
    ],
    ['text with a mark', `\ufeff${JSON.stringify(halls)}`],
  ])('gives the records of %s', async (_, value) => {
    expect((await rowsOf(value)).map(({ key, ...row }) => row)).toEqual(halls)
  })

  it('names nested fields by their path and languages by their code', async () => {
    const rows = await rowsOf({
      results: [{ title: { fr: 'Fête', en: 'Fair' }, fields: { lieu: { nom: 'Halle' } }, tags: ['a', 'b'] }],
    })
    expect(rows).toEqual([{ 'title.fr': 'Fête', 'title.en': 'Fair', 'fields.lieu.nom': 'Halle', tags: ['a', 'b'] }])
  })

  it('hands the facts of a group down to its members', async () => {
    const card = (nom: string) => ({ nom, adresse: 'rue A', telephone: '02' })
    const rows = await rowsOf({
      titre: 'Infos',
      communes: [
        { nom: 'Blain', code: '44015', fiches: [card('Mairie'), card('Poste')] },
        { nom: 'Donges', code: '44052', fiches: [card('Mairie'), card('Gare')] },
      ],
    })
    expect(rows).toHaveLength(4)
    expect(rows[3]).toEqual({
      nom: 'Gare',
      adresse: 'rue A',
      telephone: '02',
      'communes.nom': 'Donges',
      'communes.code': '44052',
    })
  })

  it('takes one thing with lists of its own for one record', async () => {
    const event = {
      uid: 1,
      titre: 'Fête',
      lieu: 'Halle',
      ville: 'Blain',
      resume: 'x',
      url: 'https://a.fr',
      timings: Array.from({ length: 9 }, (_, i) => ({ begin: `${i}`, end: `${i}` })),
    }
    expect(await rowsOf({ success: true, event })).toHaveLength(1)
    expect(await rowsOf(event)).toHaveLength(1)
  })

  it('has no record when its list is empty', async () => {
    expect(await rowsOf({ total: 0, records: [] })).toEqual([])
    expect(await rowsOf([])).toEqual([])
  })

  it('says what it had to forgive', async () => {
    const { layer } = await read('a.json', "{'salles': [{'nom': 'Halle', 'x': NaN,}, /* fin */ {'nom': 'Préau'}]}")
    expect(kinds(layer.warnings)).toEqual(
      expect.arrayContaining(['json-single-quotes', 'json-trailing-commas', 'json-comments', 'json-not-a-number']),
    )
  })

  it('keeps the good lines of a file with a broken one', async () => {
    const { records } = await read(
      'a.ndjson',
      `${JSON.stringify(halls[0])}\n{"nom": oops]\n${JSON.stringify(halls[1])}\n`,
    )
    expect(records.filter(({ broken }) => !broken).length).toBeGreaterThanOrEqual(1)
    expect(records.some(({ broken }) => broken)).toBe(true)
  })

  it('finds the elements of a list in pieces of any size', async () => {
    const text = JSON.stringify({
      meta: { n: '}]"' },
      data: { list: [{ a: 'x"]}' }, [1, [2]], 'z\\"', 5, null] },
      after: 1,
    })
    for (let size = 1; size < 12; size++) {
      const pieces = async function* () {
        for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
      }
      const found = await collect(new JsonScanner(pieces()).elements(['data', 'list']))
      expect(found.map((one) => JSON.parse(one))).toEqual([{ a: 'x"]}' }, [1, [2]], 'z\\"', 5, null])
    }
  })

  it('is not fooled by deep nesting', async () => {
    await expect(read('a.json', '['.repeat(100_000))).rejects.toThrow()
  })
})

describe('GeoJSON', () => {
  const feature = (nom: string, coordinates = [-1.76, 47.47]) => ({
    type: 'Feature',
    properties: { nom, lieu: { cp: '44130' } },
    geometry: { type: 'Point', coordinates },
  })

  it.each([
    ['a collection', JSON.stringify({ type: 'FeatureCollection', features: [feature('A'), feature('B')] }), 2],
    ['a lone feature', JSON.stringify(feature('A')), 1],
    ['a bare geometry', JSON.stringify({ type: 'Point', coordinates: [1, 2] }), 1],
    [
      'a collection of geometries',
      JSON.stringify({
        type: 'GeometryCollection',
        geometries: [
          { type: 'Point', coordinates: [1, 2] },
          { type: 'Point', coordinates: [3, 4] },
        ],
      }),
      2,
    ],
    ['lines', `${JSON.stringify(feature('A'))}\n${JSON.stringify(feature('B'))}\n`, 2],
    ['a text sequence', `\u001e${JSON.stringify(feature('A'))}\n\u001e${JSON.stringify(feature('B'))}\n`, 2],
  ])('gives the records of %s', async (_, text, count) => {
    const { layer, records } = await read('a.json', text)
    expect(layer.format).toBe('geojson')
    expect(records).toHaveLength(count)
    expect(records.every(({ geometry }) => geometry)).toBe(true)
  })

  it('names its properties by their path and says which projection it declares', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27572' } }
    const { layer, rows } = await read(
      'a.geojson',
      JSON.stringify({ type: 'FeatureCollection', features: [feature('A')], crs }),
    )
    expect(layer.crs).toBe('EPSG:27572')
    expect(rows[0]).toEqual({ nom: 'A', 'lieu.cp': '44130' })
  })

  it('counts a feature without a geometry and refuses what is none', async () => {
    const { layer, records } = await read(
      'a.geojson',
      JSON.stringify({ type: 'FeatureCollection', features: [{ ...feature('A'), geometry: null }, 12] }),
    )
    expect(records.map(({ broken }) => broken?.key)).toEqual([undefined, 'not-a-feature'])
    expect(kinds(layer.warnings)).toContain('no-geometry')
  })

  it('hands the day of a menu down to its dishes', async () => {
    const { rows } = await read(
      'menus.json',
      JSON.stringify(
        ['2026-11-23', '2026-11-24', '2026-11-26'].map((date) => ({
          date,
          restaurant: 'École du Port',
          items: ['entrée', 'plat', 'dessert'].map((kind) => ({ name: `${kind} du ${date}`, kind })),
        })),
      ),
    )
    expect(rows).toHaveLength(9)
    expect(rows[3]).toEqual({
      name: 'entrée du 2026-11-24',
      kind: 'entrée',
      date: '2026-11-24',
      restaurant: 'École du Port',
    })
  })

  it('reads lists of labels as words and an address in two halves as one', async () => {
    const events = ['Poterie', 'Jazz'].map((title) => ({
      title,
      tags: [{ label: 'Atelier' }, { label: 'Jeunesse', lang: 'fr' }],
      themes: [{ id: 3, label: 'Musique' }],
      image: { base: 'https://img.example.org/', filename: `${title}.jpg`, credits: 'A. Martin' },
    }))
    const { layer, rows } = await read('agenda.json', JSON.stringify({ events }))
    expect([...layer.derived!].map((index) => layer.columns[index])).toEqual(['themes.label'])
    expect(rows[1]).toEqual({
      title: 'Jazz',
      tags: ['Atelier', 'Jeunesse'],
      themes: [{ id: 3, label: 'Musique' }],
      'themes.label': ['Musique'],
      'image.url': 'https://img.example.org/Jazz.jpg',
      'image.credits': 'A. Martin',
    })
  })
})

describe('JSON too large to be held', () => {
  it('as one value is refused before it fills the memory', async () => {
    async function* pieces() {
      yield '{"list":["'
      for (;;) yield 'x'.repeat(1000)
    }
    await expect(collect(new JsonScanner(pieces(), false, 50_000).elements(['list']))).rejects.toMatchObject({
      problem: { key: 'record-too-large' },
    })
  })

  it('as linked data is read by its names, and it is said', async () => {
    const events = Array.from({ length: 110_000 }, (_, i) =>
      JSON.stringify({ '@type': 'Event', name: `Concert ${i}`, description: 'x'.repeat(250), startDate: '2026-11-28' }),
    )
    const { layer, rows } = await read('a.jsonld', `{"@context":"https://schema.org","@graph":[${events.join(',\n')}]}`)
    expect(layer.format).toBe('jsonld')
    expect(rows).toHaveLength(110_000)
    expect(kinds(layer.warnings)).toEqual(['jsonld-as-json'])
  })
})
