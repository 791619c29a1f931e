import { expect, test } from 'vitest'
import { toldBy } from '../../testing/told.ts'

const { text, quiet } = await toldBy('history-day')

test('the anniversary of a monument’s protection', async () => {
  const said = await text()
  expect(said).toContain('L’inscription de l’église Notre-Dame de Pitié, au Croisic')
  expect(said).toContain('jeudi 1er décembre 1977')
  expect(said).toContain('il y a 49 ans')
})

test('it is told in all five languages, and the checker finds nothing to say', async () => {
  for (const language of ['en', 'es', 'ro', 'sv'] as const) expect(await text(language)).toMatch(/\S/)
})

test('a town of which nothing is known says nothing', async () => {
  expect(await quiet()).toBeUndefined()
})

test('nothing is told of it two weeks before', async () => {
  expect(await text('fr', '2026-11-20')).toBeUndefined()
})
