import { expect, test } from 'vitest'
import { gazetteerOf } from '../places/gazetteer.ts'
import { contextOf, converted, layerOf, table } from './test-kit.ts'

const positions = (records: unknown[]) =>
  (records as { latitude?: number; longitude?: number }[]).map(({ latitude, longitude }) => [latitude, longitude])

test('failure 3: decimal commas in latitude and longitude', async () => {
  const { records, understanding } = await converted(
    table(
      'Nom|Adresse|Latitude|Longitude\nMairie|1 place de la Mairie|47,4762|-1,7627\nStade|rue du Stade|47,4801|-1,7701',
    ),
  )
  expect(positions(records)).toEqual([
    [47.4762, -1.7627],
    [47.4801, -1.7701],
  ])
  expect(understanding.repairs.find(({ kind }) => kind === 'decimal-comma')?.count).toBe(4)
})

test('failure 4: latitude and longitude exchanged in the whole file', async () => {
  const { records, understanding } = await converted(
    table(
      'nom|adresse|latitude|longitude\nMairie|1 place de la Mairie|-1.7627|47.4762\nStade|rue du Stade|-1.7701|47.4801',
    ),
  )
  expect(positions(records)).toEqual([
    [47.4762, -1.7627],
    [47.4801, -1.7701],
  ])
  expect(understanding.repairs.map(({ kind }) => kind)).toContain('latitude-longitude-swapped')
})

test('failure 4: exchanged in one row only', async () => {
  const { records } = await converted(
    table(
      'nom|adresse|latitude|longitude\nMairie|1 place|47.4762|-1.7627\nStade|rue du Stade|-1.7701|47.4801\nHalle|place|47.47|-1.76\nPort|quai|47.46|-1.77',
    ),
  )
  expect(positions(records)[1]).toEqual([47.4801, -1.7701])
  expect(positions(records)[0]).toEqual([47.4762, -1.7627])
})

test('failure 5: Lambert-93 under any name of column', async () => {
  const { records, understanding } = await converted(
    table(
      'NOM_EQUIP|ADRESSE|X_L93|Y_L93\nStade|rue du Stade|355577.80|6689723.10\nGymnase|avenue de la Gare|355600.00|6689800.00',
    ),
  )
  expect(understanding.crs).toBe('EPSG:2154')
  for (const [latitude, longitude] of positions(records)) {
    expect(latitude).toBeCloseTo(47.22, 1)
    expect(longitude).toBeCloseTo(-1.55, 1)
  }
})

test('failure 5: Lambert zones (CC47) are told from Lambert-93 by the numbers', async () => {
  const { understanding } = await converted(
    table('nom|adresse|x|y\nA|rue du Stade|1355577.80|6222723.10\nB|rue du Port|1355600.00|6222800.00'),
  )
  expect(understanding.crs).toMatch(/^EPSG:39(?:42|43|44|45|46|47|48|49|50)$/)
})

test('Swedish SWEREF 99 TM in columns N and E', async () => {
  const { records, understanding } = await converted(
    table('namn|adress|N|E\nBibliotek|Valthornsvägen 9|6633000|645000\nSimhall|Idrottsgatan 2|6640000|648000'),
    contextOf({ country: 'SE', timezone: 'Europe/Stockholm' }),
  )
  expect(understanding.crs).toBe('EPSG:3006')
  expect(positions(records)[0]?.[0]).toBeCloseTo(59.8, 0)
})

test('failure 21: 0,0 is no position, nor is one at sea far from its town', async () => {
  const { records, understanding } = await converted(
    table(`
    nom | adresse | code_insee | commune | latitude | longitude
    Mairie | 1 place | 44015 | Blain | 47.4762 | -1.7627
    Stade | rue du Stade | 44015 | Blain | 0 | 0
    Phare | quai | 44015 | Blain | 46.1 | -4.9
    Halle | place | 44015 | Blain | 47.47 | -1.76`),
  )
  expect(positions(records)).toEqual([
    [47.4762, -1.7627],
    [undefined, undefined],
    [undefined, undefined],
    [47.47, -1.76],
  ])
  expect(records[2]?.warnings).toContainEqual({ field: 'latitude', message: 'outside-town' })
  expect(records[2]?.additional).toMatchObject({ latitude: '46.1', longitude: '-4.9' })
  expect(understanding.warnings).toContainEqual({ kind: 'outside-town', count: 1, where: 'row 4' })
})

test('one cell with both ordinates, and GeoJSON’s order in brackets', async () => {
  const text = await converted(
    table('nom|adresse|geo_point_2d\nMairie|1 place|47.4762, -1.7627\nStade|rue|47.48, -1.77'),
  )
  expect(positions(text.records)[0]).toEqual([47.4762, -1.7627])
  const brackets = await converted(
    table('nom|adresse|coordonneesXY\nMairie|1 place|[-1.7627,47.4762]\nStade|rue|[-1.77,47.48]'),
  )
  expect(positions(brackets.records)[0]).toEqual([47.4762, -1.7627])
})

test('points of features are positions', async () => {
  const layer = layerOf(['nom'], [], {
    format: 'geojson',
    records: async function* () {
      yield { values: ['Mairie'], where: 1, geometry: { type: 'Point', coordinates: [-1.7627, 47.4762] } }
    },
  })
  const { records, understanding } = await converted(layer)
  expect(understanding.entity.type).toBe('place')
  expect(positions(records)).toEqual([[47.4762, -1.7627]])
})

test('a data set of another country keeps its positions', async () => {
  const { records } = await converted(
    table('name|address|lat|lon\nTower|1 Road|40.71|-74.00\nPark|2 Road|40.72|-74.01'),
  )
  expect(positions(records)[0]).toEqual([40.71, -74])
})

test('the town asked for decides between projections', async () => {
  const town = gazetteerOf('FR').byCode('44015')!
  const { understanding } = await converted(
    table('nom|adresse|x|y\nA|rue du Stade|341000|6718000\nB|rue du Port|341100|6718100'),
    contextOf({ town }),
  )
  expect(understanding.crs).toBe('EPSG:2154')
})

test('a position far from the town asked for is said and kept', async () => {
  const town = gazetteerOf('FR').byCode('44015')!
  const { records, understanding } = await converted(
    table(
      'nom|adresse|latitude|longitude\nMairie|1 place|47.4762|-1.7627\nStade|rue du Stade|47.47|-1.76\nGîte|chemin|43.6|1.44',
    ),
    contextOf({ town }),
  )
  expect(positions(records)[2]).toEqual([43.6, 1.44])
  expect(understanding.warnings).toContainEqual({ kind: 'outside-town', count: 1, where: 'row 4' })
})

test.each([
  ['coord_x_lambert72', 'coord_y_lambert72', '185200,5', '128300,4', 'EPSG:31370', 50.46, 4.86],
  ['E_sweref99tm', 'N_sweref99tm', '535100', '6503200', 'EPSG:3006', 58.67, 15.6],
  ['coord_x_mn95', 'coord_y_mn95', '2538000', '1152000', 'EPSG:2056', 46.52, 6.63],
])(
  'the system written in the names %s and %s is taken at its word',
  async (east, north, x, y, crs, latitude, longitude) => {
    const rows = ['Fontaine', 'Statue'].map((name) => [name, '1 rue Haute', x, y])
    const { records, understanding } = await converted(layerOf(['Nom', 'Adresse', east, north], rows))
    expect(understanding.crs).toBe(crs)
    expect(positions(records)[0]![0]).toBeCloseTo(latitude, 1)
    expect(positions(records)[0]![1]).toBeCloseTo(longitude, 1)
  },
)
