import { instant, truth } from '../truth.ts'
import { writePieces, xml } from '../write.ts'
import { type BenchFormat, noExtension } from './format.ts'

export const gpx: BenchFormat = {
  name: 'gpx',
  file: 'evenements.gpx',
  says: 'waypoints with an instant in UTC',
  divider: 10,
  write: (path, rows) => writePieces(path, pieces(rows)),
  columns: { name: 'name', description: 'desc', start: 'time' },
  // Tracks and routes are layers of their own, which one GeoJSON cannot hold beside the waypoints.
  ogr2ogr: ['waypoints'],
  duckdb: noExtension('spatial'),
  bare: ['gpx-saxes'],
}

function* pieces(rows: number): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Office de tourisme" xmlns="http://www.topografix.com/GPX/1/1">\n'
  for (let i = 0; i < rows; i++) {
    const record = truth(i)
    yield `<wpt lat="${record.latitude}" lon="${record.longitude}"><time>${instant(record)}</time><name>${xml(record.name)}</name><cmt>${xml(`${record.place}, ${record.street}, ${record.postalCode} ${record.town}`)}</cmt><desc>${xml(record.description)}</desc><type>${xml(record.category)}</type></wpt>\n`
  }
  yield '</gpx>\n'
}
