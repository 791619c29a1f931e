import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalizeOrdinate, parsePair } from './coordinates.ts'
import { crsCode, fromWgs84, toWgs84 } from './crs.ts'
import { type Geometry, geometryToWgs84, parseGeometry, pointInside } from './geometry.ts'
import { guessCrs, looksSwapped } from './guess-crs.ts'

test.each([
  '47.4762, -1.7627',
  '47,4762 ; -1,7627',
  '47,4762, -1,7627',
  '47.4762. -1.7627',
  '47.4762 N, 1.7627 W',
  'https://www.google.com/maps/place/X/@47.4762,-1.7627,17z',
  'geo:47.4762,-1.7627',
  'lat: 47.4762, lon: -1.7627',
])('%s is Blain, latitude first', (text) => {
  expect(parsePair(text).value).toMatchObject({ first: 47.4762, second: -1.7627 })
})
test.each([
  '[-1.7627,47.4762]',
  'POINT (-1.7627 47.4762)',
  'SRID=4326;POINT(-1.7627 47.4762)',
  '{"type":"Point","coordinates":[-1.7627,47.4762]}',
])('%s is Blain, longitude first', (text) => {
  expect(parsePair(text).value).toEqual({ first: -1.7627, second: 47.4762, order: 'lonlat' })
})
test.each([
  ['47°28\'34"N', 47.47611],
  ['1°45\'46"O', -1.76278],
  ["N 47° 28.57'", 47.47617],
  ['47,4762', 47.4762],
  ['6 689 123,5', 6689123.5],
  ['47.476.234', 47.476234],
])('%s', (text, value) => expect(normalizeOrdinate(text).value).toBeCloseTo(value, 5))

test.each([
  ['RGF93 / Lambert-93', 2154],
  ['RGF_1993_Lambert_93', 2154],
  ['Lambert II étendu', 27572],
  ['NTF_Lambert_II_etendu', 27572],
  ['CC47', 3947],
  ['urn:ogc:def:crs:EPSG::2154', 2154],
  ['http://www.opengis.net/def/crs/EPSG/0/2154', 2154],
  ['http://www.opengis.net/gml/srs/epsg.xml#2154', 2154],
  ['urn:ogc:def:crs:OGC:1.3:CRS84', 4326],
  ['ETRS_1989_UTM_Zone_30N', 25830],
  ['SWEREF 99 18 00', 3011],
  ['Stereo 70', 3844],
  ['WGS_1984_Web_Mercator_Auxiliary_Sphere', 3857],
  [
    'GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
    4171,
  ],
  [
    'PROJCS["RGF93 / Lambert-93",GEOGCS["RGF93",DATUM["x",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]]],AUTHORITY["EPSG","4171"]],AUTHORITY["EPSG","2154"]]',
    2154,
  ],
])('%s', (said, code) => expect(crsCode(said)).toBe(`EPSG:${code}`))
test('a system nobody knows is not guessed', () => expect(crsCode('EPSG:999999')).toBeUndefined())

describe('projections', () => {
  // The Eiffel tower in two systems, as the national service publishes it; points abroad as PROJ computes them; Stockholm's and Bucharest's centres.
  test.each([
    ['EPSG:2154', 648237, 6862272, 2.2945, 48.8583],
    ['EPSG:31370', 148881, 170692, 4.35286, 50.84663],
    ['EPSG:2056', 2600072.4, 1199545.7, 7.43958, 46.947],
    ['EPSG:28992', 121687, 487326, 4.89803, 52.3728],
    ['EPSG:31467', 3513000, 5402000, 9.17578, 48.75539],
    ['EPSG:3163', 446243, 214216, 166.4487, -22.27418],
    ['EPSG:27572', 596916, 2428875, 2.2945, 48.8582],
    ['EPSG:3006', 674572, 6580743, 18.0686, 59.3293],
    ['EPSG:3844', 587930, 325790, 26.1025, 44.4268],
  ])('%s', (crs, x, y, longitude, latitude) => {
    const [lon, lat] = toWgs84(x, y, crs)!
    expect(lon).toBeCloseTo(longitude, 3)
    expect(lat).toBeCloseTo(latitude, 3)
  })

  const places: [string, number, number][] = [
    ...[2154, 27572, 27562, 3857, 3947, 3942, 3950, 25830, 32630, 23030].map((code): [string, number, number] => [
      `EPSG:${code}`,
      -1.76,
      47.47,
    ]),
    ['EPSG:2975', 55.5, -21.1],
    ['EPSG:5490', -61.5, 16.2],
    ['EPSG:2969', -61.5, 16.2],
    ['EPSG:2970', -61.5, 16.2],
    ['EPSG:2972', -52.3, 4.9],
    ['EPSG:4471', 45.2, -12.8],
    ['EPSG:27574', 9.1, 42.1],
    ['EPSG:3844', 26.1, 44.4],
    ['EPSG:3006', 18, 59.3],
    ...[3007, 3012, 3018, 3021].map((code): [string, number, number] => [`EPSG:${code}`, 15.5, 59]),
  ]
  test.each(places)('%s there and back again is the same place to a decimetre', (crs, longitude, latitude) => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.3, max: 0.3, noNaN: true }),
        fc.double({ min: -0.3, max: 0.3, noNaN: true }),
        (dx, dy) => {
          const [x, y] = fromWgs84(longitude + dx, latitude + dy, crs)!
          const [lon, lat] = toWgs84(x, y, crs)!
          expect(Math.abs(lon - longitude - dx)).toBeLessThan(2e-6)
          expect(Math.abs(lat - latitude - dy)).toBeLessThan(2e-6)
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('an unknown system', () => {
  const nantes = [-1.5536, 47.2184] as const
  test.each([2154, 27572, 3947, 4326, 3857])('EPSG:%d is found near the town, whichever column comes first', (code) => {
    const points = [
      [-1.55, 47.21],
      [-1.6, 47.25],
      [-1.5, 47.19],
    ].map(([lon, lat]) => fromWgs84(lon!, lat!, `EPSG:${code}`)!)
    expect(guessCrs(points, 'FR', nantes)).toMatchObject({ crs: `EPSG:${code}`, order: 'xy' })
    expect(
      guessCrs(
        points.map(([x, y]) => [y, x] as const),
        'FR',
        nantes,
      ),
    ).toMatchObject({ crs: `EPSG:${code}`, order: 'yx' })
  })
  test('points at zero or out of every country give nothing', () => {
    expect(guessCrs([[0, 0]], 'FR')).toBeUndefined()
    expect(guessCrs([[1e9, 1e9]], 'FR')).toBeUndefined()
  })
  test('latitude and longitude the wrong way round are seen', () => {
    expect(looksSwapped(-1.7, 47.4, 'FR')).toBe(true)
    expect(looksSwapped(47.4, -1.7, 'FR')).toBe(false)
  })
})

describe('geometries', () => {
  test('EWKT says its system and comes out in WGS84', () => {
    const { geometry, crs } = parseGeometry(
      'SRID=2154;POLYGON((355000 6689000,356000 6689000,356000 6690000,355000 6690000,355000 6689000))',
    ).value!
    const polygon = geometryToWgs84(geometry, crs)!
    const [lon, lat] = pointInside(polygon)!
    expect(lon).toBeCloseTo(-1.555, 2)
    expect(lat).toBeCloseTo(47.217, 2)
  })
  test('a crescent’s point is on the crescent, a line’s on the line', () => {
    const crescent: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [10, 0],
          [10, 10],
          [0, 10],
          [0, 9],
          [9, 9],
          [9, 1],
          [0, 1],
          [0, 0],
        ],
      ],
    }
    const [x, y] = pointInside(crescent)!
    expect(x > 9 || y < 1 || y > 9).toBe(true)
    expect(
      pointInside({
        type: 'LineString',
        coordinates: [
          [0, 0],
          [0, 4],
          [4, 4],
        ],
      }),
    ).toEqual([0, 4])
  })
  test.each(['', 'POINT', 'CIRCLE(0 0)', '{"type":"Nothing"}'])('%s is no geometry', (text) =>
    expect(parseGeometry(text).value).toBeUndefined(),
  )
})
