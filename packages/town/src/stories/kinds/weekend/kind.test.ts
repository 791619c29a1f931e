import { expect, test } from 'vitest'
import { toldBy } from '../../testing/told.ts'

const { text, quiet } = await toldBy('weekend')

test('this week-end here, what takes place once, with its hour', async () => {
  const said = await text()
  expect(said).toContain('samedi à 20 h 30 (Salle Jeanne d’Arc)')
  expect(said).toContain('dimanche à 9 h (Ancienne criée)')
})

test('it is told in all five languages, and the checker finds nothing to say', async () => {
  for (const language of ['en', 'es', 'ro', 'sv'] as const) expect(await text(language)).toMatch(/\S/)
})

test('a town of which nothing is known says nothing', async () => {
  expect(await quiet()).toBeUndefined()
})

test('nothing is told of it on a Monday', async () => {
  expect(await text('fr', '2026-11-23')).toBeUndefined()
})
