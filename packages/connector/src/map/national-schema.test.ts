import { expect, test } from 'vitest'
import { entityFields } from './fields.ts'
import { nationalSchemas } from './national-schema.ts'
import { contextOf, converted, layerOf, understood } from './test-kit.ts'

const menus = nationalSchemas().find(({ name }) => name === 'scdl/menus-collectifs')!
const days = ['2026-11-24', '2026-11-24', '2026-11-25']
const dishes = ['Carottes râpées', 'Poulet rôti', 'Riz au lait']
const cells = (row: number): Record<string, unknown> => ({
  menuCollNom: 'Ville de Blain',
  menuCollSiret: '21440015100013',
  menuEtablissementNom: 'École Jules Verne',
  menuRestaurantNom: 'Restaurant scolaire',
  menuDate: days[row],
  menuRepasType: 'déjeuner',
  menuPlatType: row === 0 ? 'entrée' : 'plat',
  menuPlatNom: dishes[row],
})
const menuLayer = (columns: string[]) =>
  layerOf(
    columns,
    [0, 1, 2].map((row) => columns.map((name) => cells(row)[name])),
  )

test('every column of a schema is given a field its kind of thing has', () => {
  for (const { name, entity, columns } of nationalSchemas()) {
    const fields = Object.values(columns).filter((field) => field !== null)
    expect(fields.length, name).toBeGreaterThan(2)
    expect(new Set(fields).size, name).toBe(fields.length)
    for (const field of fields) expect(entityFields[entity], `${name} ${field}`).toContain(field)
  }
})

test('a file that follows a national schema is said to, and read by it', async () => {
  const { understanding, records } = await converted(menuLayer(Object.keys(menus.columns)))
  expect(understanding.schema).toMatchObject({ name: 'scdl/menus-collectifs', version: '1.2.3', columns: 26, of: 26 })
  expect(understanding.entity).toEqual({ type: 'menu', confidence: 0.99, reasons: ['schema:scdl/menus-collectifs'] })
  expect(understanding.mapping.find(({ to }) => to === 'dishes')).toMatchObject({
    confidence: 0.99,
    reasons: ['schema'],
  })
  expect(records).toMatchObject([
    { date: '2026-11-24', dishes: [{ name: 'Carottes râpées' }, { name: 'Poulet rôti' }] },
    { date: '2026-11-25' },
  ])
})

test('columns in another order and case, and one more, follow it still', async () => {
  const columns = [
    ...Object.keys(menus.columns)
      .toReversed()
      .map((name) => name.toUpperCase()),
    'Remarque',
  ]
  const upper = (row: number) =>
    Object.fromEntries(Object.entries(cells(row)).map(([name, value]) => [name.toUpperCase(), value]))
  const layer = layerOf(
    columns,
    [0, 1, 2].map((row) => columns.map((name) => upper(row)[name])),
  )
  const { schema } = await understood(layer)
  expect(schema?.name).toBe('scdl/menus-collectifs')
  const spaced = Object.keys(menus.columns).map((name) => name.replace(/([A-Z])/g, '_$1').toLowerCase())
  expect((await understood(layerOf([...spaced, 'Remarque'], [[]]))).schema?.name).toBe('scdl/menus-collectifs')
})

test('a table of ordinary columns follows none, nor does one of another country or of another kind', async () => {
  const plain = layerOf(
    ['id', 'nom', 'adresse', 'code_postal', 'commune', 'latitude', 'longitude', 'horaires', 'telephone'],
    [['1', 'Salle', '1 rue du Parc', '44130', 'Blain', '47.47', '-1.76', 'lun 9h-12h', '0240790000']],
  )
  expect((await understood(plain)).schema).toBeUndefined()
  const layer = () => menuLayer(Object.keys(menus.columns))
  expect((await understood(layer(), contextOf({ country: 'ES' }))).schema).toBeUndefined()
  expect((await understood(layer(), contextOf({ entity: 'place' }))).schema).toBeUndefined()
})

test('a value the schema does not allow is told as a fault of its column, not left unread', async () => {
  const columns = Object.keys(menus.columns)
  const rows = [0, 1, 2].map((row) => columns.map((name) => (name === 'menuDate' ? '31/02/2026' : cells(row)[name])))
  const { records } = await converted(layerOf(columns, rows))
  expect(records[0]?.warnings).toContainEqual(
    expect.objectContaining({
      field: 'date',
      message: 'date-impossible',
      values: expect.objectContaining({ text: '31/02/2026', column: 'menuDate' }),
    }),
  )
})
