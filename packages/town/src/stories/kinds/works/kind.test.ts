import { expect, test } from 'vitest'
import { toldBy } from '../../testing/told.ts'

const { text, quiet } = await toldBy('works')

test('works and closed roads of the week, with their days', async () => {
  const said = await text()
  expect(said).toContain('deux endroits du Croisic')
  expect(said).toContain('« Rue du Traict barrée », du lundi 23 novembre au vendredi 4 décembre')
})

test('it is told in all five languages, and the checker finds nothing to say', async () => {
  for (const language of ['en', 'es', 'ro', 'sv'] as const) expect(await text(language)).toMatch(/\S/)
})

test('a town of which nothing is known says nothing', async () => {
  expect(await quiet()).toBeUndefined()
})

test('nothing is told of it when they are over', async () => {
  expect(await text('fr', '2027-02-01')).toBeUndefined()
})
