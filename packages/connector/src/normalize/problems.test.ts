import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { normalizeProblems, normalizeRepairs } from './problems.ts'

const sources = ['../normalize/', '../text/'].flatMap((folder) =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith('.ts') && !/\.(?:test|cases)\.ts$/.test(name))
    .map((name) => readFileSync(new URL(folder + name, import.meta.url), 'utf8')),
)

test.each(['fr', 'en'])('every problem and repair has its words in %s', (language) => {
  const words = JSON.parse(readFileSync(new URL(`../../messages/${language}.json`, import.meta.url), 'utf8'))
  for (const key of normalizeProblems) expect(words, key).toHaveProperty([`problem.${key}`])
  for (const key of normalizeRepairs) expect(words, key).toHaveProperty([`repair.${key}`])
})

test('no problem is given that the list does not name', () => {
  const given = sources.flatMap((source) => [...source.matchAll(/key: '([a-z-]+)'/g)].map((match) => match[1]!))
  expect(given.length).toBeGreaterThan(20)
  for (const key of given) expect(normalizeProblems).toContain(key)
})
