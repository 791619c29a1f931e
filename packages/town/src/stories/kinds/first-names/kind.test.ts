import { expect, test } from 'vitest'
import { toldBy } from '../../testing/told.ts'

const { text, quiet } = await toldBy('first-names')

test('first names of the year, but for those that one child bears', async () => {
  const said = await text()
  expect(said).toContain('sept fois')
  expect(said).toContain('Gabriel (cinq fois) et Jade (quatre fois)')
})

test('it is told in all five languages, and the checker finds nothing to say', async () => {
  for (const language of ['en', 'es', 'ro', 'sv'] as const) expect(await text(language)).toMatch(/\S/)
})

test('a town of which nothing is known says nothing', async () => {
  expect(await quiet()).toBeUndefined()
})

test('nothing is told of it when they are years old', async () => {
  expect(await text('fr', '2029-01-01')).toBeUndefined()
})
