import { describe, expect, it } from 'vitest'
import { detect } from '../detect/detect.ts'
import { memberOf } from '../testing/source.ts'
import { readRecurrence } from '../text/recurrence.ts'
import * as normalizers from './index.ts'
import { saysMoreThanFree } from './prices.ts'
import { seasonSelector } from './seasons.ts'

const LENGTH = 10_000
/** What makes a careless pattern try every way to cut a text: repeats, and an end that fits none of them. */
const parts = [
  ...' \t\n\u00a0a0é.,;:/-_@+€%"\'([{<&=#|\\',
  '1 ',
  '1,',
  '12/12/2026 ',
  '9h-12h ',
  'lundi ',
  'de 9h à 12h et ',
  'du 3 au 5 ',
  '1er janvier ',
  '02 40 ',
  'a@a.',
  'http://a.',
  'www.',
  '<a ',
  '<p>',
  '&amp',
  'Ã©',
  '5 € ',
  'gratuit ',
  'tous les ',
  "47°12'",
  'POINT(',
  '((1 2,',
  'FREQ=',
  'PT1H',
  '{"a":',
  'sauf ',
  'M. et Mme ',
]
const texts = parts.flatMap((part) => {
  const long = part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH)
  return [long, `${long}!`, `2026-11-28 ${long}\u0000`]
})

const settings = { country: 'FR', timezone: 'Europe/Paris', today: '2026-11-23' }
const readers = Object.entries(normalizers).filter(
  ([name, one]) =>
    typeof one === 'function' &&
    /^(normalize|parse|phonesIn|emailsIn|urlsIn|ageIn|statusIn|htmlToText|fold|repair)/.test(name),
) as [string, (text: string, settings: unknown) => unknown][]

describe('a cell as long as is looked into', () => {
  it.each(readers)('keeps %s no longer than another', (name, read) => {
    const second = name === 'phonesIn' ? settings.country : name === 'ageIn' ? false : settings
    for (const text of texts) expect(() => read(text, second)).not.toThrow()
  })

  it.each([
    ['the words of a series', (text: string) => readRecurrence(text, settings)],
    ['a season', seasonSelector],
    ['a condition of what is free', saysMoreThanFree],
  ])('is no trouble for %s', (_, read) => {
    for (const text of texts) expect(() => read(text)).not.toThrow()
  })
})

describe('a file of nothing but repeats', () => {
  it.each(texts.filter((_, index) => index % 3 === 0).map((text) => [text.slice(0, 12), text]))(
    'of %j has a format or none',
    async (_, text) => {
      const found = await detect(await memberOf('a', text))
      expect('unreadable' in found ? found.unreadable : found.format.name).toMatch(/^[a-z0-9-]+$/)
    },
  )
})
