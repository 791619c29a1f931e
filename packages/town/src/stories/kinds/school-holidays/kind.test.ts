import { expect, test } from 'vitest'
import { toldBy } from '../../testing/told.ts'

const { text } = await toldBy('school-holidays')

test('school holidays are coming', async () => {
  const said = await text()
  expect(said).toContain('du samedi 5 décembre au dimanche 20 décembre inclus')
  expect(said).toContain('16 jours sans classe')
  expect(said).toContain('zone B')
  expect(said).toContain('13 février 2027')
})

test('it is told in all five languages, and the checker finds nothing to say', async () => {
  for (const language of ['en', 'es', 'ro', 'sv'] as const) expect(await text(language)).toMatch(/\S/)
})

test('nothing is told of it a fortnight before', async () => {
  expect(await text('fr', '2026-11-20')).toBeUndefined()
})
