import { readFile } from 'node:fs/promises'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { ByteWriter, geojsonToWkb, parquetWrite, parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { kinds, read } from '../../testing/source.ts'

const names = ['Bibliothèque œuvrée', 'Préau d’été', 'Halle']
const sample = (file: string) => readFile(new URL(`samples/${file}`, import.meta.url))

function made(options: Omit<Parameters<typeof parquetWrite>[0], 'writer'>): Buffer {
  const writer = new ByteWriter()
  parquetWrite({ ...options, writer })
  return Buffer.from(writer.getBuffer())
}

describe('a Parquet file', () => {
  it('gives typed values: large numbers, amounts, days, hours and local times', async () => {
    const bytes = made({
      columnData: [
        { name: 'nom', data: names },
        { name: 'montant', data: [12345, 10, 0] },
        { name: 'jour', data: [new Date('2026-11-28'), new Date('2026-11-29'), null] },
        { name: 'heure', data: [73800000, 0, 35999000] },
        { name: 'siret', data: [9007199254740993n, 2n, 3n] },
        { name: 'debut', data: [new Date('2026-11-28T20:30:00Z'), new Date('2026-11-29T00:00:00Z'), null] },
        {
          name: 'publie',
          data: [new Date('2026-11-28T20:30:00Z'), new Date('2026-11-29T00:00:00Z'), null],
        },
      ],
      schema: [
        { name: 'root', num_children: 7 },
        { name: 'nom', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
        {
          name: 'montant',
          type: 'INT32',
          converted_type: 'DECIMAL',
          scale: 2,
          precision: 9,
          repetition_type: 'REQUIRED',
        },
        { name: 'jour', type: 'INT32', converted_type: 'DATE', repetition_type: 'OPTIONAL' },
        { name: 'heure', type: 'INT32', converted_type: 'TIME_MILLIS', repetition_type: 'REQUIRED' },
        { name: 'siret', type: 'INT64', repetition_type: 'REQUIRED' },
        {
          name: 'debut',
          type: 'INT64',
          logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MILLIS' },
          repetition_type: 'OPTIONAL',
        },
        { name: 'publie', type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', repetition_type: 'OPTIONAL' },
      ],
    })
    const { rows } = await read('a.parquet', bytes)
    expect(rows[0]).toMatchObject({
      nom: names[0],
      jour: '2026-11-28',
      heure: '20:30',
      siret: '9007199254740993',
      debut: '2026-11-28T20:30:00',
      publie: '2026-11-28T20:30:00Z',
    })
    expect(rows[1]).toMatchObject({ debut: '2026-11-29', siret: 2, heure: '00:00' })
    expect(rows[2]).not.toHaveProperty('jour')
    expect(rows[2]!.heure).toBe('09:59:59')
  })

  it.each([
    ['GZIP', gzipSync],
    ['BROTLI', brotliCompressSync],
    ['ZSTD', zstdCompressSync],
    ['SNAPPY', undefined],
    ['UNCOMPRESSED', undefined],
  ] as const)('packed with %s is read', async (codec, pack) => {
    const data = Array.from({ length: 3000 }, (_, index) => `${names[index % 3]} ${index}`)
    const { rows } = await read(
      'a.parquet',
      made({
        columnData: [
          { name: 'nom', data },
          { name: 'rang', data: data.map((_, index) => index) },
        ],
        codec,
        compressors: pack ? { [codec]: (input: Uint8Array) => pack(input) } : {},
        rowGroupSize: 700,
      }),
    )
    expect(rows).toHaveLength(3000)
    expect(rows.every(({ nom, rang }) => nom === data[Number(rang)])).toBe(true)
  })

  it('with groups of columns and lists gives dotted columns and lists', async () => {
    const bytes = made({
      columnData: [
        { name: 'nom', data: names },
        { name: 'adresse', data: [{ rue: 'rue du Parc', cp: 44130n }, null, { rue: 'place', cp: null }] },
        { name: 'mots', data: [['a', 'b'], [], null] },
      ],
      schema: [
        { name: 'root', num_children: 3 },
        { name: 'nom', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
        { name: 'adresse', num_children: 2, repetition_type: 'OPTIONAL' },
        { name: 'rue', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
        { name: 'cp', type: 'INT64', repetition_type: 'OPTIONAL' },
        { name: 'mots', num_children: 1, converted_type: 'LIST', repetition_type: 'OPTIONAL' },
        { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
        { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      ],
    })
    const { rows } = await read('a.parquet', bytes)
    expect(rows[0]).toEqual({ nom: names[0], 'adresse.rue': 'rue du Parc', 'adresse.cp': 44130, mots: ['a', 'b'] })
    expect(rows[1]).toMatchObject({ nom: names[1] })
    expect(rows[2]).toEqual({ nom: names[2], 'adresse.rue': 'place' })
  })

  it('made by a data frame keeps its thousand rows, lists and accents', async () => {
    const { layer, rows } = await read('f.parquet', await sample('lists.parquet'))
    expect(layer.format).toBe('parquet')
    expect(rows).toHaveLength(1000)
    expect(rows[0]).toMatchObject({ inseecommune: '73327', debutalim: '2010-09-07', categories: [0, 1, 2, 3] })
  })
})

describe('a GeoParquet file', () => {
  const point = { type: 'Point' as const, coordinates: [355000, 6689000] }
  const wkb = geojsonToWkb(point)
  const geo = (column: object) => [
    { key: 'geo', value: JSON.stringify({ version: '1.1.0', primary_column: 'geom', columns: { geom: column } }) },
  ]
  const withGeometry = (data: unknown[], column: object) =>
    made({
      columnData: [
        { name: 'nom', data: names.slice(0, data.length) },
        { name: 'geom', data: data as never, type: 'BYTE_ARRAY' },
      ],
      kvMetadata: geo({ encoding: 'WKB', geometry_types: ['Point'], ...column }),
    })

  it('of the world has its five countries where they are', async () => {
    const { layer, records, rows } = await read('c.parquet', await sample('countries.parquet'))
    expect(layer).toMatchObject({ format: 'geoparquet', crs: 'EPSG:4326' })
    expect(layer.columns).not.toContain('geometry')
    expect(rows.map(({ name }) => name)).toEqual([
      'Fiji',
      'Tanzania',
      'W. Sahara',
      'Canada',
      'United States of America',
    ])
    expect(records.map(({ geometry }) => geometry?.type)).toEqual([
      'MultiPolygon',
      'Polygon',
      'Polygon',
      'MultiPolygon',
      'MultiPolygon',
    ])
  })

  it('tells its projection, or that nobody knows it', async () => {
    const lambert = await read('a.parquet', withGeometry([wkb], { crs: { id: { authority: 'EPSG', code: 2154 } } }))
    expect(lambert.layer.crs).toBe('EPSG:2154')
    expect(lambert.records[0]!.geometry).toEqual(point)
    expect((await read('a.parquet', withGeometry([wkb], { crs: null }))).layer.crs).toBeUndefined()
    expect((await read('a.parquet', withGeometry([wkb], {}))).layer.crs).toBe('EPSG:4326')
  })

  it('with a geometry that is none keeps the record and says so', async () => {
    const { layer, records } = await read('a.parquet', withGeometry([wkb, new Uint8Array([1, 9, 9])], {}))
    expect(records).toHaveLength(2)
    expect(records[1]!.geometry).toBeUndefined()
    expect(kinds(layer.warnings)).toContain('bad-geometry')
  })
})

describe('a damaged Parquet file', () => {
  it('whose page claims a billion values is refused before they are made', async () => {
    const columnData = [{ name: 'n', data: Array(20_000).fill(7), nullable: false }]
    const bytes = Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize: 20_000 }))
    // The page says how many values it has, the number doubled, seven bits a byte: 20,000, then a million.
    const claim = bytes.indexOf(Buffer.from([0x15, 0xc0, 0xb8, 0x02]))
    expect(claim).toBeGreaterThan(0)
    bytes.set([0xfe, 0xff, 0x7f], claim + 1)
    await expect(read('a.parquet', bytes)).rejects.toMatchObject({ problem: { key: 'broken' } })
  })

  it('is read or refused', async () => {
    const small = parquetWriteBuffer({
      columnData: [
        { name: 'nom', data: names },
        { name: 'rang', data: [1, 2, 3] },
      ],
    })
    await survivesDamage('a.parquet', Buffer.from(small), 400)
  })

  it('of real origin as well', async () => {
    await survivesDamage('a.parquet', await sample('countries.parquet'), 60)
  })
})
