import { expect, test } from 'vitest'
import { toldBy } from '../../testing/told.ts'

const { text, quiet } = await toldBy('heritage-walk')

test('a walk goes from one stone to the nearest', async () => {
  const said = await text()
  expect(said).toContain('Quatre étapes')
  expect(said).toContain('du château de Lénigo (2 rue du Pilori)')
  expect(said).toContain('à la chapelle Saint-Goustan')
})

test('it is told in all five languages, and the checker finds nothing to say', async () => {
  for (const language of ['en', 'es', 'ro', 'sv'] as const) expect(await text(language)).toMatch(/\S/)
})

test('a town of which nothing is known says nothing', async () => {
  expect(await quiet()).toBeUndefined()
})
