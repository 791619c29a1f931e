import { readFileSync } from 'node:fs'
import type { Problem } from '../types.ts'

export type Language = 'fr' | 'en'
export type Words = (key: string, values?: Record<string, string | number>) => string

/** The words of `messages/<language>.json`; a key without words shows itself. */
export function wordsOf(language: Language): Words {
  const texts = JSON.parse(readFileSync(new URL(`../../messages/${language}.json`, import.meta.url), 'utf8')) as Record<
    string,
    string
  >
  return (key, values = {}) => {
    // A warning often counts a problem of single records: the same words serve.
    const text = texts[key] ?? texts[key.replace(/^warning\./, 'problem.')]
    if (text === undefined) return key.replace(/^(warning|repair|problem)\./, '').replaceAll('-', ' ')
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
  }
}

/** Whether the message files have a text of that name. */
export const hasWords = (key: string, words: Words): boolean => words(key) !== key.replaceAll('-', ' ')

/** POSIX locale variables: French for `fr*`, English otherwise. */
export function languageOf(env: Record<string, string | undefined>): Language {
  return /^fr/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'fr' : 'en'
}

/** A problem in one sentence its publisher can act on. */
export function sentenceOf(problem: Problem, words: Words): string {
  const said = words(`problem.${problem.key}`, {
    ...problem.values,
    field: problem.field ?? '',
    column: problem.column ?? '',
  })
  return said.replace(/^problem\./, '')
}
