import { DatabaseSync } from 'node:sqlite'
import { instant, truth } from '../truth.ts'
import { type BenchFormat, noExtension } from './format.ts'
import { lambert93, wkbPoint, wkt } from './lambert.ts'

export const geopackage: BenchFormat = {
  name: 'geopackage',
  file: 'evenements.gpkg',
  says: 'points in Lambert-93, instants in UTC',
  divider: 4,
  write,
  columns: { name: 'nom', description: 'description', start: 'debut' },
  ogr2ogr: [],
  duckdb: noExtension('spatial'),
  bare: ['geopackage-sqlite'],
}

const tables = `
  PRAGMA application_id = 1196444487;
  PRAGMA user_version = 10300;
  CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
  CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
    last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
  CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
  CREATE TABLE evenements (fid INTEGER PRIMARY KEY AUTOINCREMENT, geom POINT, identifiant TEXT, nom TEXT, description TEXT, debut DATETIME,
    lieu TEXT, adresse TEXT, code_postal TEXT, commune TEXT, code_insee TEXT, tarif DOUBLE, categorie TEXT, organisateur TEXT);
  INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id)
    VALUES ('evenements', 'features', 'Événements', '2026-01-01T00:00:00.000Z', 2154);
  INSERT INTO gpkg_geometry_columns VALUES ('evenements', 'geom', 'POINT', 2154, 0, 0);
`

function write(path: string, rows: number): void {
  const database = new DatabaseSync(path)
  database.exec(tables)
  const systems = database.prepare('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)')
  systems.run('Undefined Cartesian', -1, 'NONE', -1, 'undefined')
  systems.run('Undefined geographic', 0, 'NONE', 0, 'undefined')
  systems.run('RGF93 / Lambert-93', 2154, 'EPSG', 2154, wkt)
  const insert = database.prepare(
    'INSERT INTO evenements (geom, identifiant, nom, description, debut, lieu, adresse, code_postal, commune, code_insee, tarif, categorie, organisateur) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  database.exec('BEGIN')
  for (let i = 0; i < rows; i++) {
    const record = truth(i)
    insert.run(
      point(lambert93(record)),
      record.identifier,
      record.name,
      record.description,
      instant(record),
      record.place,
      record.street,
      record.postalCode,
      record.town,
      record.townCode,
      record.price,
      record.category,
      record.organizer,
    )
  }
  database.exec('COMMIT')
  database.close()
}

/** A little-endian GeoPackage header without a box, then WKB. */
function point([x, y]: [number, number]): Buffer {
  const header = Buffer.from([0x47, 0x50, 0, 1, 0, 0, 0, 0])
  header.writeInt32LE(2154, 4)
  return Buffer.concat([header, wkbPoint(x, y)])
}
