import { dayFirst, truth } from '../truth.ts'
import { writePieces } from '../write.ts'
import { type BenchFormat, noReader } from './format.ts'

export const json: BenchFormat = {
  name: 'json',
  file: 'evenements.json',
  says: 'a list inside an object, days first, hours apart',
  divider: 10,
  write: (path, rows) => writePieces(path, pieces(rows)),
  columns: {
    name: 'nom',
    description: 'description',
    start: 'date_debut',
    hour: 'heure_debut',
    latitude: 'latitude',
    longitude: 'longitude',
  },
  ogr2ogr: noReader,
  // The list is one value for it: its largest object is as large as the file.
  duckdb: (file) =>
    `SELECT evenement.* FROM (SELECT unnest(evenements) AS evenement FROM read_json('${file}', maximum_object_size = 2000000000))`,
  bare: ['json-parse'],
}

function* pieces(rows: number): Generator<string> {
  yield `{"commune":"Château-l’Évêché","total":${rows},"evenements":[\n`
  for (let i = 0; i < rows; i++) {
    const record = truth(i)
    const object = {
      identifiant: record.identifier,
      nom: record.name,
      description: record.description,
      date_debut: dayFirst(record),
      heure_debut: record.hour,
      lieu: record.place,
      adresse: record.street,
      code_postal: record.postalCode,
      commune: record.town,
      code_insee: record.townCode,
      latitude: record.latitude,
      longitude: record.longitude,
      tarif: record.price,
      categorie: record.category,
      organisateur: record.organizer,
    }
    yield `${i > 0 ? ',\n' : ''}${JSON.stringify(object)}`
  }
  yield '\n]}\n'
}
