import { expect, test } from 'vitest'
import { toldBy } from '../../testing/told.ts'

const { text, quiet } = await toldBy('subsidies')

test('which associations were helped, with how much, and how it was the year before', async () => {
  const said = await text()
  expect(said).toContain('4 750,50 €')
  expect(said).toContain('trois associations')
  expect(said).toContain('Amicale laïque du Croisic (2 500 €)')
  expect(said).toContain('10,5 % par rapport à 2025 (4 300 € pour deux associations)')
})

test('it is told in all five languages, and the checker finds nothing to say', async () => {
  for (const language of ['en', 'es', 'ro', 'sv'] as const) expect(await text(language)).toMatch(/\S/)
})

test('a town of which nothing is known says nothing', async () => {
  expect(await quiet()).toBeUndefined()
})
