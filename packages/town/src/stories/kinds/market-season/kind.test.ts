import { expect, test } from 'vitest'
import { toldBy } from '../../testing/told.ts'

const { text, quiet } = await toldBy('market-season')

test('a market that has a season begins again', async () => {
  const said = await text()
  expect(said).toContain('samedi 5 décembre au Croisic, de 9 h à 13 h')
  expect(said).toContain('Place d’Aiguillon')
})

test('it is told in all five languages, and the checker finds nothing to say', async () => {
  for (const language of ['en', 'es', 'ro', 'sv'] as const) expect(await text(language)).toMatch(/\S/)
})

test('a town of which nothing is known says nothing', async () => {
  expect(await quiet()).toBeUndefined()
})

test('nothing is told of it once it has begun', async () => {
  expect(await text('fr', '2026-12-12')).toBeUndefined()
})
