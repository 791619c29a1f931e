import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { expect, it } from 'vitest'

const { db } = await testDatabase()

const traits = async (name: string, record: object, category: string | null = null) => {
  const { rows } = await sql<{ traits: string[] }>`
    select event_traits(${name}, ${category}, ${JSON.stringify(record)}::jsonb) as traits`.execute(db)
  return rows[0]!.traits.toSorted()
}

it.each([
  ['Concert', { isAccessibleForFree: true }, ['free']],
  ['Concert', { price: '0' }, ['free']],
  ['Concert', { price: '0,00 €' }, ['free']],
  ['Concert', { price: 0 }, ['free']],
  ['Concert', { price: '5 €, gratuit pour les moins de 12 ans' }, []],
  ['Concert', { price: '10' }, []],
  ['Concert', { isAccessibleForFree: false }, []],
])('%s %j is free only when it says so', async (name, record, said) => {
  expect(await traits(name, record)).toEqual(said)
})

it.each([
  ['Spectacle', { typicalAgeRange: '3-6' }, ['children']],
  ['Spectacle', { typicalAgeRange: '6-' }, ['children']],
  ['Spectacle', { typicalAgeRange: '-12' }, ['children']],
  ['Spectacle pour enfants', { typicalAgeRange: '14-' }, []],
  ['Stage', { typicalAgeRange: '18-99' }, []],
  ['Soirée jeux en famille', {}, ['children']],
  ['Bébés lecteurs', {}, ['children']],
  ['Lecture', { audience: 'Tout public' }, ['children']],
  ['Enfance et mémoire : repas des anciens', {}, []],
  ['Loto', {}, []],
])('%s %j is for children by its ages, else by its words', async (name, record, said) => {
  expect(await traits(name, record)).toEqual(said)
})

it.each([
  ['Bal', { location: { name: 'Place de l’Église' } }, null, ['outdoors']],
  ['Bal', { location: { name: 'Salle du Parc' } }, null, []],
  ['Bal', { location: { name: 'Parc de la Groulais' } }, null, ['outdoors']],
  ['Cinéma en plein air', {}, null, ['outdoors']],
  ['Cinéma en plein air (repli)', { location: { name: 'Salle polyvalente' } }, null, []],
  ['Sortie', {}, 'walk', ['outdoors']],
  ['Conférence sur la marche', { location: { name: 'La médiathèque' } }, 'walk', []],
  ['Vide-grenier', {}, 'flea-market', []],
])('%s %j is outdoors by its place, else by its words', async (name, record, category, said) => {
  expect(await traits(name, record, category)).toEqual(said)
})

it('tells the accessibility that is declared, and nothing else', async () => {
  expect(await traits('Pièce', { accessibility: ['mi', 'hi', 'xx'] })).toEqual(['hi', 'mi'])
  expect(await traits('Pièce', { accessibility: 'mi' })).toEqual([])
})

it('measures on the sphere as the pages do', async () => {
  const { rows } = await sql<{ km: number }>`select kilometres_between(47.36, -1.94, 47.47, -1.76) as km`.execute(db)
  expect(rows[0]!.km).toBeCloseTo(18.3, 0)
})
