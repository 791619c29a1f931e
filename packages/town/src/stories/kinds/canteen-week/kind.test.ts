import { expect, test } from 'vitest'
import { toldBy } from '../../testing/told.ts'

const { text, quiet } = await toldBy('canteen-week')

test('the canteen’s week is told day by day, from Thursday on that of the Monday after', async () => {
  const said = await text()
  expect(said).toContain('Lundi : Carottes râpées A ; Hachis parmentier.')
  expect(said).toContain('Mardi : Carottes râpées B (bio)')
  expect(said).toContain('du lundi 30 novembre au jeudi 3 décembre')
})

test('it is told in all five languages, and the checker finds nothing to say', async () => {
  for (const language of ['en', 'es', 'ro', 'sv'] as const) expect(await text(language)).toMatch(/\S/)
})

test('a town of which nothing is known says nothing', async () => {
  expect(await quiet()).toBeUndefined()
})

test('nothing is told of it after that week', async () => {
  expect(await text('fr', '2026-12-10')).toBeUndefined()
})
