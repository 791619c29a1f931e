import { readFileSync } from 'node:fs'
import { createMessages, type Messages } from '@wiker/platform/i18n.ts'

const languages = ['fr', 'en', 'es', 'ro', 'sv'] as const
const folders = ['papers', 'statement'] as const
const read = (language: string): Record<string, string> =>
  Object.assign(
    {},
    ...folders.map((folder) =>
      JSON.parse(readFileSync(new URL(`../../../messages/${folder}/${language}.json`, import.meta.url), 'utf8')),
    ),
  )

const messages = createMessages(Object.fromEntries(languages.map((language) => [language, read(language)])))

/** The words of invoices and statements; what a language lacks is said in French. */
export const wordsIn = (language: string): Messages => messages(language)

export function money({ number }: Messages, cents: number, currency: string): string {
  return number(cents / 100, { style: 'currency', currency })
}

export function percent({ number }: Messages, rate: number): string {
  return number(rate / 10_000, { style: 'percent', maximumFractionDigits: 2 })
}

/** "23 novembre 2026" */
export function longDay({ date }: Messages, day: string): string {
  return date(day, { day: 'numeric', month: 'long', year: 'numeric' })
}
