import { offsetTime, truth } from '../truth.ts'
import { writePieces, xml } from '../write.ts'
import { type BenchFormat, noExtension } from './format.ts'

export const kml: BenchFormat = {
  name: 'kml',
  file: 'evenements.kml',
  says: 'placemarks with a time stamp and extended data',
  divider: 10,
  write: (path, rows) => writePieces(path, pieces(rows)),
  columns: { name: ['Name', 'name'], description: 'description', start: ['timestamp', 'begin'] },
  ogr2ogr: [],
  duckdb: noExtension('spatial'),
  bare: ['kml-saxes'],
}

function* pieces(rows: number): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Événements</name>\n'
  for (let i = 0; i < rows; i++) {
    const record = truth(i)
    const data = {
      identifiant: record.identifier,
      lieu: record.place,
      adresse: record.street,
      code_postal: record.postalCode,
      commune: record.town,
      code_insee: record.townCode,
      tarif: record.price,
      categorie: record.category,
      organisateur: record.organizer,
    }
    const extended = Object.entries(data)
      .map(([name, value]) => `<Data name="${name}"><value>${xml(value)}</value></Data>`)
      .join('')
    yield `<Placemark><name>${xml(record.name)}</name><description>${xml(record.description)}</description><TimeStamp><when>${offsetTime(record)}</when></TimeStamp><ExtendedData>${extended}</ExtendedData><Point><coordinates>${record.longitude},${record.latitude}</coordinates></Point></Placemark>\n`
  }
  yield '</Document></kml>\n'
}
