import { expect, test } from 'vitest'
import { toldBy } from '../../testing/told.ts'

const { text, quiet } = await toldBy('council')

test('what the council decided at its last meeting, with who was against', async () => {
  const said = await text()
  expect(said).toContain('Réuni jeudi 12 novembre, le conseil municipal du Croisic a pris trois délibérations.')
  expect(said).toContain('20 voix pour et trois abstentions')
})

test('it is told in all five languages, and the checker finds nothing to say', async () => {
  for (const language of ['en', 'es', 'ro', 'sv'] as const) expect(await text(language)).toMatch(/\S/)
})

test('a town of which nothing is known says nothing', async () => {
  expect(await quiet()).toBeUndefined()
})

test('nothing is told of it weeks later', async () => {
  expect(await text('fr', '2027-01-20')).toBeUndefined()
})
