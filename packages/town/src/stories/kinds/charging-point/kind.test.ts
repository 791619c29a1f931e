import { expect, test } from 'vitest'
import { toldBy } from '../../testing/told.ts'

const { text, quiet } = await toldBy('charging-point')

test('a charging point is new for two months', async () => {
  const said = await text()
  expect(said).toContain('en service depuis le mardi 10 novembre')
  expect(said).toContain('Quatre véhicules peuvent s’y recharger en même temps')
  expect(said).toContain('22 kW')
})

test('it is told in all five languages, and the checker finds nothing to say', async () => {
  for (const language of ['en', 'es', 'ro', 'sv'] as const) expect(await text(language)).toMatch(/\S/)
})

test('a town of which nothing is known says nothing', async () => {
  expect(await quiet()).toBeUndefined()
})

test('nothing is told of it when it is two months old', async () => {
  expect(await text('fr', '2027-02-01')).toBeUndefined()
})
