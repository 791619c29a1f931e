import { expect, test } from 'vitest'
import { comparableOf } from './comparable.ts'
import { compare } from './compare.ts'

const article = (id: string, code: string, name: string) =>
  comparableOf(
    {
      type: 'Article',
      id,
      name: 'Plan canicule : les bons gestes',
      datePublished: '2026-07-03',
      articleBody: 'Buvez de l’eau et prenez des nouvelles de vos voisins.',
    },
    { town: { code, name, timezone: 'Europe/Paris', country: 'FR' }, source: id },
  )!

test('What two town halls publish in the same words each keeps on its own page; two feeds of one town share theirs', () => {
  expect(compare(article('a', '44015', 'Blain'), article('b', '44113', 'Nozay')).verdict).toBe('different')
  expect(compare(article('a', '44015', 'Blain'), article('b', '44015', 'Blain')).verdict).toBe('same')
})
