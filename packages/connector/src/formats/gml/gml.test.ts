import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { kinds, open, read, tableOf } from '../../testing/source.ts'

const answer = (body: string, attributes = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:ms="http://mapserver.gis.umn.edu/mapserver" ${attributes}>${body}</wfs:FeatureCollection>`
const hall = (geometry: string, more = '') =>
  `<wfs:member><ms:salle gml:id="salle.1"><gml:name>Salle d&apos;Isac</gml:name><ms:CAPACITE>300</ms:CAPACITE>${more}<ms:geom>${geometry}</ms:geom></ms:salle></wfs:member>`
const urn = 'urn:ogc:def:crs:EPSG::'

describe('a WFS answer', () => {
  it('gives its features by their own names, latitude first as its system wants', async () => {
    const { layer, rows, records } = await read(
      'a.gml',
      answer(hall(`<gml:Point srsName="${urn}4326"><gml:pos>47.47 -1.76</gml:pos></gml:Point>`)),
    )
    expect(layer).toMatchObject({ format: 'gml', crs: 'EPSG:4326', path: 'a.gml' })
    expect(rows).toEqual([{ 'gml:id': 'salle.1', 'gml:name': "Salle d'Isac", CAPACITE: '300' }])
    expect(records[0]!.geometry).toEqual({ type: 'Point', coordinates: [-1.76, 47.47] })
  })

  it.each([
    ['EPSG:4326', '<gml:coordinates>-1.76,47.47</gml:coordinates>', 'EPSG:4326', [-1.76, 47.47]],
    ['http://www.opengis.net/gml/srs/epsg.xml#4326', '<gml:pos>-1.76 47.47</gml:pos>', 'EPSG:4326', [-1.76, 47.47]],
    ['http://www.opengis.net/def/crs/EPSG/0/4258', '<gml:pos>47.47 -1.76</gml:pos>', 'EPSG:4258', [-1.76, 47.47]],
    [`${urn}2154`, '<gml:pos>341000 6719000</gml:pos>', 'EPSG:2154', [341000, 6719000]],
    [`${urn}3006`, '<gml:pos>6580000 674000</gml:pos>', 'EPSG:3006', [674000, 6580000]],
    [`${urn}25830`, '<gml:pos>440000 4470000 12</gml:pos>', 'EPSG:25830', [440000, 4470000, 12]],
    [`${urn}2154`, '<gml:coord><gml:X>1</gml:X><gml:Y>2</gml:Y></gml:coord>', 'EPSG:2154', [1, 2]],
    [`${urn}2154`, '<gml:coordinates decimal="," cs=";" ts=" ">1,5;2,5</gml:coordinates>', 'EPSG:2154', [1.5, 2.5]],
  ])('in %s written as %s has its easting first', async (name, position, crs, coordinates) => {
    const { layer, records } = await read('a.gml', answer(hall(`<gml:Point srsName="${name}">${position}</gml:Point>`)))
    expect(layer.crs).toBe(crs)
    expect(records[0]!.geometry!.coordinates).toEqual(coordinates)
  })

  it('knows the surfaces, curves and groups of every version', async () => {
    const ring = (numbers: string) => `<gml:LinearRing><gml:posList>${numbers}</gml:posList></gml:LinearRing>`
    const shapes: [string, string, number][] = [
      [
        `<gml:MultiSurface><gml:surfaceMember><gml:Surface><gml:patches><gml:PolygonPatch><gml:exterior>${ring('0 0 0 9 9 9 0 0')}</gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface></gml:surfaceMember></gml:MultiSurface>`,
        'Polygon',
        1,
      ],
      [
        `<gml:Polygon><gml:outerBoundaryIs>${ring('0 0 0 9 9 9 0 0')}</gml:outerBoundaryIs><gml:innerBoundaryIs>${ring('1 2 1 3 2 3 1 2')}</gml:innerBoundaryIs></gml:Polygon>`,
        'Polygon',
        2,
      ],
      [
        `<gml:Curve><gml:segments><gml:LineStringSegment><gml:posList srsDimension="3">0 0 5 1 0 5</gml:posList></gml:LineStringSegment><gml:Arc><gml:posList>1 0 2 1 3 0</gml:posList></gml:Arc></gml:segments></gml:Curve>`,
        'LineString',
        50,
      ],
      [
        '<gml:MultiPoint><gml:pointMembers><gml:Point><gml:pos>1 2</gml:pos></gml:Point><gml:Point><gml:pos>3 4</gml:pos></gml:Point></gml:pointMembers></gml:MultiPoint>',
        'MultiPoint',
        2,
      ],
      [
        '<gml:Envelope><gml:lowerCorner>1 2</gml:lowerCorner><gml:upperCorner>3 4</gml:upperCorner></gml:Envelope>',
        'Polygon',
        1,
      ],
    ]
    for (const [shape, type, length] of shapes) {
      const { records } = await read('a.gml', answer(hall(shape)))
      expect(records[0]!.geometry, shape).toMatchObject({ type })
      expect(records[0]!.geometry!.coordinates, shape).toHaveLength(length)
    }
  })

  it('of several types has a layer for each, nested collections too', async () => {
    const point = '<gml:Point><gml:pos>1 2</gml:pos></gml:Point>'
    const body = `<gml:boundedBy><gml:Envelope srsName="${urn}3945"/></gml:boundedBy><wfs:member><wfs:FeatureCollection>${hall(point)}</wfs:FeatureCollection></wfs:member><gml:featureMembers><ms:parc><ms:nom>Square</ms:nom></ms:parc><ms:parc><ms:nom>Bois</ms:nom></ms:parc></gml:featureMembers>`
    const layers = await open('a.gml', answer(body))
    expect(layers.map(({ path, crs }) => [path, crs])).toEqual([
      ['a.gml#salle', 'EPSG:3945'],
      ['a.gml#parc', undefined],
    ])
    const { rows, layer } = await tableOf(layers[1]!)
    expect(rows).toEqual([{ nom: 'Square' }, { nom: 'Bois' }])
    expect(kinds(layer.warnings)).toEqual(['no-geometry'])
  })

  it('with properties of properties has them dotted, the names of types left out', async () => {
    const more =
      '<ms:adresse><ms:Adresse><ms:voie>rue A</ms:voie><ms:cp>44130</ms:cp></ms:Adresse></ms:adresse><ms:tag>a</ms:tag><ms:tag>b</ms:tag>'
    const { rows } = await read('a.gml', answer(hall('<gml:Point><gml:pos>1 2</gml:pos></gml:Point>', more)))
    expect(rows[0]).toMatchObject({ 'adresse.voie': 'rue A', 'adresse.cp': '44130', tag: ['a', 'b'] })
  })

  it('without a feature is an empty layer', async () => {
    const { records } = await read('a.gml', answer('', 'numberMatched="0"'))
    expect(records).toEqual([])
  })

  it('that is damaged is read or refused with a reason', async () => {
    await survivesDamage('a.gml', Buffer.from(answer(hall('<gml:Point><gml:pos>1 2</gml:pos></gml:Point>'))), 100)
  })
})
