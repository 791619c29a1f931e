import { offsetTime, truth } from '../truth.ts'
import { writePieces } from '../write.ts'
import { type BenchFormat, noReader } from './format.ts'

export const ndjson: BenchFormat = {
  name: 'ndjson',
  file: 'evenements.ndjson',
  says: 'an object a line, the place in an object of its own, ISO times with their offset',
  divider: 2,
  write: (path, rows) => writePieces(path, lines(rows)),
  columns: {
    name: 'titre',
    description: 'description',
    start: 'debut',
    latitude: 'lieu.latitude',
    longitude: 'lieu.longitude',
  },
  ogr2ogr: noReader,
  duckdb: (file) => `SELECT * FROM read_json('${file}')`,
  bare: ['ndjson-parse'],
}

function* lines(rows: number): Generator<string> {
  for (let i = 0; i < rows; i++) {
    const record = truth(i)
    const { place: nom, street: adresse, postalCode, town: commune, townCode, latitude, longitude } = record
    const lieu = { nom, adresse, code_postal: postalCode, commune, code_insee: townCode, latitude, longitude }
    yield `${JSON.stringify({
      id: record.identifier,
      titre: record.name,
      description: record.description,
      debut: offsetTime(record),
      lieu,
      tarif: record.price,
      categorie: record.category,
      organisateur: record.organizer,
    })}\n`
  }
}
