import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { describe, expect, test } from 'vitest'
import { addTown } from '../testing/rows.ts'
import { composeStories, plainText } from './compose.ts'
import { kindNames, storyKinds } from './registry.ts'
import { storyLanguages } from './types.ts'
import { choose, variantOf, weekOf } from './variant.ts'

const { db } = await testDatabase()

test('a kind is a folder: one that is added is told without another change', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wiker-kinds-'))
  await mkdir(join(folder, 'bells'))
  await writeFile(
    join(folder, 'bells', 'kind.ts'),
    `export const kind = {
      category: 'heritage',
      ask: async (db, { town }) => ({ name: town.name }),
      worth: (data, { today }) => ({ period: today, until: today }),
      plan: ({ name }) => ({
        title: ['title', {}],
        paragraphs: [[['lead', { town: { is: 'fact', type: 'name', value: name, from: { table: 'town', key: {}, field: 'name', value: name, name, source: null } } }]]],
      }),
    }`,
  )
  const sentences = { kind: 'Les cloches', title: 'Les cloches', lead: 'Les cloches de {town} sonnent.' }
  await writeFile(join(folder, 'bells', 'fr.json'), JSON.stringify(sentences))
  const kinds = await storyKinds(pathToFileURL(`${folder}/`))
  const town = await addTown(db, { code: '44006', name: 'Assérac', slug: 'asserac' })
  const { stories, refused } = await composeStories(db, { town, today: '2026-11-26', kinds })
  expect(refused).toEqual([])
  expect(stories.map(({ kind, told }) => [kind, plainText(told)])).toEqual([
    ['bells', 'Les cloches d’Assérac sonnent.'],
  ])
})

describe('each kind', () => {
  test.each(kindNames())('%s has all its sentences in the five languages, in no straight quotes', async (name) => {
    const texts = await Promise.all(
      storyLanguages.map(async (language) => {
        const file = new URL(`./kinds/${name}/${language}.json`, import.meta.url)
        return [language, JSON.parse(await readFile(file, 'utf8')) as Record<string, string>] as const
      }),
    )
    const keys = (sentences: Record<string, string>) =>
      [...new Set(Object.keys(sentences).map((key) => key.replace(/\.\d$/, '')))].sort()
    for (const [language, sentences] of texts) {
      expect(keys(sentences), language).toEqual(keys(texts[0]![1]))
      for (const text of Object.values(sentences)) expect(text, `${language} ${text}`).not.toMatch(/['"]|\.\.\.|!|\d/)
    }
  })
})

test('the words of a town change from a week to the next, and stay all week', () => {
  const monday = variantOf('44015', 'weekend', '2026-11-23')
  expect(variantOf('44015', 'weekend', '2026-11-29')).toBe(monday)
  for (const key of ['lead', 'title', 'stops'])
    for (const ways of [2, 3, 4])
      expect(choose(monday, key, ways)).not.toBe(choose(variantOf('44015', 'weekend', '2026-11-30'), key, ways))
  expect(weekOf('2027-01-04') - weekOf('2026-12-28')).toBe(1)
})
