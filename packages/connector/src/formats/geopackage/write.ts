import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { CanonicalRecord } from '@wiker/model'
import { type CellType, type FlatRecord, inColumns } from '../geometry/flat-record.ts'
import { wkbOf } from '../geometry/write-wkb.ts'
import { quoted } from '../sqlite/database.ts'
import type { WriteOptions } from '../write-options.ts'

const WGS84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
const sqlTypes: Record<CellType, string> = { string: 'TEXT', number: 'REAL', boolean: 'BOOLEAN' }

/** GeoPackage 1.3 (OGC 12-128r17): one table of features in WGS84, made beside and handed over when it is whole. */
export async function* writeGeopackage(
  records: AsyncIterable<CanonicalRecord>,
  options: WriteOptions,
): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(options.temporary ?? tmpdir(), 'wiker-'))
  try {
    const file = join(folder, 'records.gpkg')
    const { DatabaseSync } = await import('node:sqlite')
    const database = new DatabaseSync(file)
    try {
      await fill(database, records, options)
    } finally {
      database.close()
    }
    for await (const chunk of createReadStream(file)) yield chunk as Uint8Array
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function fill(
  database: DatabaseSync,
  records: AsyncIterable<CanonicalRecord>,
  options: WriteOptions,
): Promise<void> {
  const table = 'records'
  const { types, rows } = await inColumns(records)
  const columns = [...types.keys()]
  const named = namesOf(columns)
  const definitions = columns.map((name, index) => `${quoted(named[index]!)} ${sqlTypes[types.get(name)!]}`)
  database.exec(
    `${SCHEMA} CREATE TABLE ${table} (${['fid INTEGER PRIMARY KEY', 'geom GEOMETRY', ...definitions].join(', ')})`,
  )
  const system = database.prepare('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)')
  system.run('Undefined cartesian', -1, 'NONE', -1, 'undefined')
  system.run('Undefined geographic', 0, 'NONE', 0, 'undefined')
  system.run('WGS 84', 4326, 'EPSG', 4326, WGS84)
  database.exec(`INSERT INTO gpkg_geometry_columns VALUES ('${table}', 'geom', 'GEOMETRY', 4326, 0, 0)`)
  const insert = database.prepare(
    `INSERT INTO ${table} (geom${named.map((name) => `, ${quoted(name)}`).join('')}) VALUES (?${', ?'.repeat(named.length)})`,
  )
  const box = [Infinity, Infinity, -Infinity, -Infinity]
  database.exec('BEGIN')
  for await (const { cells, geometry } of rows) {
    if (geometry) grow(box, geometry.coordinates ?? geometry.geometries)
    const values = columns.map((name) => sqlValue(cells.get(name)))
    insert.run(geometry ? blobOf(geometry) : null, ...values)
  }
  const bounds = box.map((one) => (Number.isFinite(one) ? one : null))
  const now = Number.isNaN(Date.parse(options.now)) ? '1970-01-01T00:00:00.000Z' : new Date(options.now).toISOString()
  database
    .prepare('INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 4326)')
    .run(table, 'features', options.title ?? table, options.description ?? '', now, ...bounds)
  database.exec('COMMIT')
}

/** SQLite's names are the same in capitals; the table's own two are taken. */
function namesOf(columns: readonly string[]): string[] {
  const taken = new Set(['fid', 'geom'])
  return columns.map((name) => {
    let free = name
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name} ${number}`
    taken.add(free.toLowerCase())
    return free
  })
}

const sqlValue = (value: string | number | boolean | undefined) =>
  value === undefined ? null : typeof value === 'boolean' ? Number(value) : value

function blobOf(geometry: NonNullable<FlatRecord['geometry']>): Uint8Array {
  const head = Buffer.alloc(8)
  head.write('GP', 'latin1')
  head.writeUInt8(1, 3)
  head.writeInt32LE(4326, 4)
  return Buffer.concat([head, wkbOf(geometry)])
}

function grow(box: number[], node: unknown): void {
  if (!Array.isArray(node)) {
    const { coordinates, geometries } = (node ?? {}) as { coordinates?: unknown; geometries?: unknown }
    if (coordinates || geometries) grow(box, coordinates ?? geometries)
  } else if (typeof node[0] === 'number') {
    const [x, y] = node as [number, number]
    box[0] = Math.min(box[0]!, x)
    box[1] = Math.min(box[1]!, y)
    box[2] = Math.max(box[2]!, x)
    box[3] = Math.max(box[3]!, y)
  } else for (const part of node) grow(box, part)
}

const SCHEMA = `PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300; PRAGMA journal_mode = MEMORY;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL UNIQUE, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id), z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));`
