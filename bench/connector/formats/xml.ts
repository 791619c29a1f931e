import { dayFirst, truth } from '../truth.ts'
import { xml as text, writePieces } from '../write.ts'
import { type BenchFormat, noReader } from './format.ts'

export const xml: BenchFormat = {
  name: 'xml',
  file: 'evenements.xml',
  says: 'elements of no known schema, the place nested, days first, hours apart',
  divider: 10,
  write: (path, rows) => writePieces(path, pieces(rows)),
  columns: {
    name: 'nom',
    description: 'description',
    start: 'dateDebut',
    hour: 'heureDebut',
    latitude: 'lieu.latitude',
    longitude: 'lieu.longitude',
  },
  ogr2ogr: noReader,
  duckdb: noReader,
  bare: ['xml-saxes'],
}

function* pieces(rows: number): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<evenements>\n'
  for (let i = 0; i < rows; i++) {
    const record = truth(i)
    const place = `<lieu><nom>${text(record.place)}</nom><adresse>${text(record.street)}</adresse><codePostal>${record.postalCode}</codePostal><commune>${text(record.town)}</commune><codeInsee>${record.townCode}</codeInsee><latitude>${record.latitude}</latitude><longitude>${record.longitude}</longitude></lieu>`
    yield `<evenement id="${record.identifier}"><nom>${text(record.name)}</nom><description>${text(record.description)}</description><dateDebut>${dayFirst(record)}</dateDebut><heureDebut>${record.hour}</heureDebut>${place}<tarif>${record.price}</tarif><categorie>${text(record.category)}</categorie><organisateur>${text(record.organizer)}</organisateur></evenement>\n`
  }
  yield '</evenements>\n'
}
