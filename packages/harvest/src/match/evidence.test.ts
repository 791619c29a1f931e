import { expect, test } from 'vitest'
import { comparableOf } from './comparable.ts'
import { compare, evidenceOf } from './compare.ts'
import { announced, blain, told } from './testing.ts'
import type { Comparable, ReasonKey } from './types.ts'

const amounts = (a: Comparable, b: Comparable) =>
  Object.fromEntries(compare(a, b).reasons.map(({ key, weight }) => [key, weight])) as Partial<
    Record<ReasonKey, number>
  >

const town = { addressLocality: 'Batz-sur-Mer', postalCode: '44740' }
const museum = told('museums', {
  type: 'Place',
  name: 'musée des Marais salants',
  streetAddress: '29bis, rue Pasteur',
  telephone: '02 40 23 82 95 (Accueil publics - Réservations) ; 02 40 23 82 79 (Conservation)',
  url: 'http://www.museedesmaraissalants.fr/accueil',
  latitude: 47.27854,
  longitude: -2.47801,
  ...town,
})

test('A museum is one when two lists give its two doors and one telephone', () => {
  const other = told('tourism', {
    type: 'Place',
    name: 'Musée des Marais Salants',
    streetAddress: 'Place Adèle Pichon',
    telephone: '02 40 23 82 79',
    url: 'http://www.museedesmaraissalants.fr',
    latitude: 47.27897,
    longitude: -2.47799,
    ...town,
  })
  expect(compare(museum, other)).toMatchObject({ verdict: 'same' })
})

test('A walk by lantern light is not the Christmas market of that evening', () => {
  const evening = '2026-12-12T18:00:00+01:00'
  const hall = { location: { name: 'Place de la mairie' } }
  const market = announced('a', 'Marché de Noël', evening, hall)
  for (const walk of ['Marche aux lampions', 'MARCHE AUX LAMPIONS', 'Marche aux lampions à la tombée du jour'])
    expect(compare(announced('b', walk, evening, hall), market).verdict).not.toBe('same')
  expect(compare(announced('b', 'MARCHE DE NOEL', evening, hall), market).verdict).toBe('same')
})

test('A switchboard that a source gives to fifteen halls tells less than a telephone of its own', () => {
  const record = {
    type: 'Place' as const,
    id: '1',
    name: 'Salle des Carrières',
    telephone: '02 40 79 00 08',
    addressLocality: 'Blain',
  }
  const own = told('b', { ...record, name: 'Salle Carrières' })
  const alone = comparableOf(record, { source: 'a', town: blain })!
  const shared = comparableOf(record, { source: 'a', town: blain, shared: new Map([[alone.phones[0]!, 15]]) })!
  expect(amounts(shared, own)['same-phone'] ?? 0).toBeLessThan(amounts(alone, own)['same-phone']! / 5)
})

test('A position in the middle of the town is near everything there, and tells nothing of it', () => {
  const middle = { ...blain, latitude: 47.476, longitude: -1.7633 }
  const at = (source: string, name: string) =>
    comparableOf(
      { type: 'Place', id: source, name, latitude: 47.476, longitude: -1.7633 },
      { source, town: source === 'a' ? middle : { ...middle, latitude: null, longitude: null } },
    )!
  const near = (a: Comparable, b: Comparable) => evidenceOf(a, b).find(({ key }) => key === 'near')!.amount
  const exact = near(at('c', 'Salle des Carrières'), at('d', 'Salle des Carrières'))
  expect(near(at('a', 'Salle des Carrières'), at('b', 'Salle des Carrières'))).toBeLessThan(exact / 5)
})

test('Opening hours are compared, whatever the order they are written in', () => {
  const shop = (source: string, openingHours: string) =>
    told(source, { type: 'Place', name: 'Librairie Page', openingHours })
  const a = shop('a', 'Tu-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00')
  expect(amounts(a, shop('b', 'Sa 09:00-12:00; Tu,We,Th,Fr 14:00-18:00; Tu-Fr 09:00-12:00'))).toHaveProperty(
    'same-hours',
  )
  expect(amounts(a, shop('b', 'Mo-Su 19:00-23:00'))).toHaveProperty('other-hours')
  // Half understood hours tell nothing.
  expect(amounts(a, shop('b', 'Apr-Sep Mo-Su 10:00-18:00'))).not.toHaveProperty('other-hours')
})

test('A name that holds two names is found under either', () => {
  const village = told('inventory', { type: 'Place', name: 'Écart dit village de Clis, rue du Four' })
  const other = told('tourism', { type: 'Place', name: 'Village de Clis' })
  expect(compare(village, other).reasons.map(({ key }) => key)).toContain('same-title')
  const first = told('inventory', { type: 'Place', name: 'Moulin dit moulin de la Place, 1er moulin' })
  const second = told('inventory 2', { type: 'Place', name: 'Moulin dit moulin de la Place, 2e moulin' })
  expect(compare(first, second).verdict).not.toBe('same')
})
