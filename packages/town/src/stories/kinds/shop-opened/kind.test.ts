import { expect, test } from 'vitest'
import { toldBy } from '../../testing/told.ts'

const { text, quiet } = await toldBy('shop-opened')

test('a shop opened, as the register says, with what that date is', async () => {
  const said = await text()
  expect(said).toContain('Nouveau au Croisic : Au Fournil du Port')
  expect(said).toContain('lundi 2 novembre')
  expect(said).toContain('registre des entreprises')
})

test('it is told in all five languages, and the checker finds nothing to say', async () => {
  for (const language of ['en', 'es', 'ro', 'sv'] as const) expect(await text(language)).toMatch(/\S/)
})

test('a town of which nothing is known says nothing', async () => {
  expect(await quiet()).toBeUndefined()
})

test('nothing is told of it months later', async () => {
  expect(await text('fr', '2027-01-20')).toBeUndefined()
})
