import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { languageOf, sentenceOf, wordsOf } from './messages.ts'

const texts = (language: string) =>
  JSON.parse(readFileSync(new URL(`../../messages/${language}.json`, import.meta.url), 'utf8')) as Record<
    string,
    string
  >
const source = (folder: URL): string =>
  readdirSync(folder, { withFileTypes: true })
    .map((entry) =>
      entry.isDirectory()
        ? source(new URL(`${entry.name}/`, folder))
        : /(?<!\.test)\.ts$/.test(entry.name)
          ? readFileSync(new URL(entry.name, folder), 'utf8')
          : '',
    )
    .join('\n')

describe('the words of the connector', () => {
  it('are the same in both languages', () => {
    expect(Object.keys(texts('en')).sort()).toEqual(Object.keys(texts('fr')).sort())
    for (const [key, text] of Object.entries(texts('fr'))) {
      expect([...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort(), key).toEqual(
        [...texts('en')[key]!.matchAll(/\{\w+\}/g)].map(([name]) => name).sort(),
      )
    }
  })

  it('exist for every reason a source can be refused with (failure 28)', () => {
    const code = source(new URL('../', import.meta.url))
    const keys = [
      ...code.matchAll(/new Unreadable\(\s*'([a-z0-9-]+)'/g),
      ...code.matchAll(/\{ unreadable: '([a-z0-9-]+)' \}/g),
    ].map(([match, key]) => (match.includes('unreadable:') ? `format-${key}` : key!))
    expect(keys.length).toBeGreaterThan(20)
    for (const key of new Set(keys)) expect(texts('fr'), key).toHaveProperty([`problem.${key}`])
  })

  it('follow the locale and carry their values', () => {
    expect(languageOf({ LANG: 'fr_FR.UTF-8' })).toBe('fr')
    expect(languageOf({ LANG: 'ro_RO', LC_ALL: '' })).toBe('en')
    expect(sentenceOf({ key: 'not-found', values: { status: 404 } }, wordsOf('fr'))).toContain('404')
  })
})
