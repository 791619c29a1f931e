import { expect, test } from 'vitest'
import { createMessages } from './i18n.ts'
import { catalogProblems, unknownKeys, unusedKeys } from './testing/messages.ts'

const fr = {
  'agenda.title': 'À l’agenda',
  'agenda.count': '{count, plural, =0 {Rien d’annoncé} one {# rendez-vous} other {# rendez-vous}}',
  'event.on': 'Le {day, date, long}',
  'page.html': "<b>{name}</b> l'été",
}
const ro = { 'agenda.count': '{count, plural, one {# eveniment} few {# evenimente} other {# de evenimente}}' }
const messages = createMessages<keyof typeof fr>({ fr, ro, en: { 'agenda.title': 'What’s on' } })

test('each language has its own plurals', () => {
  expect(messages('fr').t('agenda.count', { count: 0 })).toBe('Rien d’annoncé')
  expect([1, 3, 20].map((count) => messages('ro').t('agenda.count', { count }))).toEqual([
    '1 eveniment',
    '3 evenimente',
    '20 de evenimente',
  ])
})

test('what a language lacks is said in French, then in English, and is reported once', () => {
  const missing: string[] = []
  const some = createMessages<string>(
    { fr: { a: 'un' }, en: { a: 'one', b: 'two' }, sv: {} },
    { onMissing: (key, language) => missing.push(`${language} ${key}`) },
  )
  const swedish = some('sv')
  expect([swedish.t('a'), swedish.t('b'), swedish.t('b'), swedish.t('c')]).toEqual(['un', 'two', 'two', 'c'])
  expect(missing).toEqual(['sv a', 'sv b', 'sv c'])
  expect(some('de').t('a')).toBe('un')
})

test('a name with angle brackets or apostrophes stays text', () => {
  expect(messages('fr').t('page.html', { name: 'L’Été & <i>' })).toBe("<b>L’Été & <i></b> l'été")
})

test('numbers and dates are written as the language does, at the hour of the town', () => {
  const paris = messages('fr', 'Europe/Paris')
  expect(paris.number(1234.5)).toBe('1\u202f234,5')
  expect(paris.date(new Date('2026-11-28T19:30:00Z'), { hour: 'numeric', minute: '2-digit' })).toBe('20:30')
  expect(paris.date('2026-11-28', { dateStyle: 'full' })).toBe('samedi 28 novembre 2026')
  expect(messages('fr', 'America/Cayenne').date('2026-11-28', { dateStyle: 'long' })).toBe('28 novembre 2026')
  expect(paris.t('event.on', { day: new Date('2026-11-28T23:30:00Z') })).toBe('Le 29 novembre 2026')
})

test('the checks tell a missing key, an argument that differs and a message that cannot be read', () => {
  expect(
    catalogProblems({
      fr: { a: '{n} lignes', b: 'b', c: '{x, select, yes {oui {who}} other {non}}', d: 'd' },
      en: { a: '{count} lines', c: '{x, select, yes {yes} other {no}}', d: '{n, plural, one {#}', e: 'e' },
    }),
  ).toEqual([
    'en: "a" has the arguments (count), fr has (n)',
    'en: "b" is missing',
    'en: "c" has the arguments (x), fr has (who, x)',
    expect.stringMatching(/^en: "d" is not a message: /),
    'en: "d" has the arguments (?), fr has ()',
    'fr: "e" is missing, en has it',
  ])
  expect(catalogProblems({ fr, en: fr })).toEqual([])
})

test('the checks tell a key that no page uses and one that no language has', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a piece of source code
  const code = ["<h1>{t('agenda.title')}</h1>", 't(`category.${key}`)', 't(`${page}.lead`)', "t('agenda.nope')"]
  const catalog = { 'agenda.title': '', 'agenda.old': '', 'category.loto': '', 'about.lead': '', 'about.left': '' }
  expect(unusedKeys(catalog, code)).toEqual(['agenda.old', 'about.left'])
  expect(unknownKeys({ 'agenda.title': '' }, code)).toEqual(['agenda.nope'])
})
