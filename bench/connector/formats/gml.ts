import { truth } from '../truth.ts'
import { writePieces, xml } from '../write.ts'
import { type BenchFormat, noExtension } from './format.ts'
import { lambert93 } from './lambert.ts'
import { properties, propertyColumns } from './properties.ts'

export const gml: BenchFormat = {
  name: 'gml',
  file: 'evenements.gml',
  says: 'a WFS 2.0 answer in GML 3.2, points in Lambert-93, ISO times with their offset',
  divider: 10,
  write: (path, rows) => writePieces(path, pieces(rows)),
  columns: propertyColumns,
  ogr2ogr: [],
  duckdb: noExtension('spatial'),
  bare: ['gml-saxes'],
}

function* pieces(rows: number): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:ville="http://www.example.org/ville" numberMatched="${rows}" numberReturned="${rows}">\n`
  for (let i = 0; i < rows; i++) {
    const record = truth(i)
    const [x, y] = lambert93(record)
    const fields = Object.entries(properties(record))
      .map(([name, value]) => `<ville:${name}>${xml(value)}</ville:${name}>`)
      .join('')
    yield `<wfs:member><ville:evenement gml:id="evenement.${i}">${fields}<ville:geom><gml:Point srsName="urn:ogc:def:crs:EPSG::2154" gml:id="point.${i}"><gml:pos>${x} ${y}</gml:pos></gml:Point></ville:geom></ville:evenement></wfs:member>\n`
  }
  yield '</wfs:FeatureCollection>\n'
}
