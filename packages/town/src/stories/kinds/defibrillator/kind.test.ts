import { expect, test } from 'vitest'
import { toldBy } from '../../testing/told.ts'

const { text, quiet } = await toldBy('defibrillator')

test('where the defibrillators are, and which can be reached at any hour', async () => {
  const said = await text()
  expect(said).toContain('recense deux défibrillateurs au Croisic')
  expect(said).toContain('Mairie (3 rue du Port)')
  expect(said).toContain('Un seul est accessible à toute heure.')
})

test('it is told in all five languages, and the checker finds nothing to say', async () => {
  for (const language of ['en', 'es', 'ro', 'sv'] as const) expect(await text(language)).toMatch(/\S/)
})

test('a town of which nothing is known says nothing', async () => {
  expect(await quiet()).toBeUndefined()
})
