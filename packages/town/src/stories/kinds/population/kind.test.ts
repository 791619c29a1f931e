import { expect, test } from 'vitest'
import { toldBy } from '../../testing/told.ts'

const { text, quiet } = await toldBy('population')

test('how the population moved, with its base and its year', async () => {
  const said = await text()
  expect(said).toContain('Le Croisic comptait 4 087 habitants en 2023.')
  expect(said).toContain('33 de plus qu’en 2013')
  expect(said).toContain('une hausse de 0,8 %')
})

test('it is told in all five languages, and the checker finds nothing to say', async () => {
  for (const language of ['en', 'es', 'ro', 'sv'] as const) expect(await text(language)).toMatch(/\S/)
})

test('a town of which nothing is known says nothing', async () => {
  expect(await quiet()).toBeUndefined()
})

test('nothing is told of it when the figures are old', async () => {
  expect(await text('fr', '2033-01-01')).toBeUndefined()
})
