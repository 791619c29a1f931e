import { expect, test } from 'vitest'
import {
  normalizeAccessibility,
  normalizeAgeRange,
  normalizeBoolean,
  normalizeEmail,
  normalizeHtml,
  normalizeIdentifier,
  normalizeLanguage,
  normalizeName,
  normalizePhone,
  normalizePostalCode,
  normalizeRna,
  normalizeSiret,
  normalizeStatus,
  normalizeText,
  normalizeTime,
  normalizeTownCode,
  normalizeUrl,
} from './index.ts'

const france = { country: 'FR' }

test.each([
  ['0240790000', '02 40 79 00 00'],
  ['+33 2 40 79 00 00', '02 40 79 00 00'],
  ['02/40/79/00/00', '02 40 79 00 00'],
  ['Tél : 02 40 79 00 00 (mairie)', '02 40 79 00 00'],
  ['02.40.79.00.00 ou 0612345678', '02 40 79 00 00 / 06 12 34 56 78'],
  ['240790000', '02 40 79 00 00'],
  ['112', '112'],
  ['+34 612 345 678', '+34 612 34 56 78'],
])('telephone %s', (raw, shown) => expect(normalizePhone(raw, france).value).toBe(shown))
test('a telephone of another country is shown as there', () => {
  expect(normalizePhone('0722123456', { country: 'RO' }).value).toBe('0722 123 456')
  expect(normalizePhone('0187270000', { country: 'SE' }).value).toBe('018-727 00 00')
  expect(normalizePhone('rien', france).problem?.key).toBe('phone-invalid')
})
test.each([
  ['a@x.fr ; b@y.org', 'a@x.fr; b@y.org'],
  ['mairie (at) blain.fr', 'mairie@blain.fr'],
  ['mailto:Info@Ville.FR', 'Info@ville.fr'],
])('e-mail %s', (raw, value) => expect(normalizeEmail(raw).value).toBe(value))
test.each([
  ['www.blain.fr', 'https://www.blain.fr'],
  ['ville-donges.fr/agenda', 'https://ville-donges.fr/agenda'],
  ['http:/x.fr', 'http://x.fr'],
  ['javascript:alert(1)', undefined],
  ['contact@blain.fr', undefined],
])('page %s', (raw, value) => expect(normalizeUrl(raw).value).toBe(value))
test.each([
  ['Ã©cole', 'école'],
  ['lâ€™Ã©tÃ©', 'l’été'],
  ['Ecole\u0000 du\u00a0bourg', 'Ecole du bourg'],
  ['Être à l’heure', 'Être à l’heure'],
  ['Café', 'Café'],
])('text %j', (raw, value) => expect(normalizeText(raw).value).toBe(value))
test('what is already lost is said', () =>
  expect(normalizeText('d\ufffdj\ufffd').problem?.key).toBe('text-lost-characters'))
test('HTML keeps its paragraphs and loses its scripts', () => {
  expect(normalizeHtml('<p>Bonjour&nbsp;<b>à tous</b></p><p>Deux &amp; trois</p><script>x()</script>').value).toBe(
    'Bonjour à tous\n\nDeux & trois',
  )
  expect(normalizeHtml('a < b').value).toBe('a < b')
})
test.each([
  ['oui', true],
  ['Non', false],
  ['x', true],
  ['nu', false],
  ['sí', true],
  ['nej', false],
  [1, true],
  ['0', false],
])('%s', (raw, value) => expect(normalizeBoolean(raw).value).toBe(value))
test.each([
  ['44052.0', '44052'],
  ['1004', '01004'],
  ['2A004', '2A004'],
  ['4.4052E4', '44052'],
  ['Blain', undefined],
])('town code %s', (raw, value) => expect(normalizeTownCode(raw, france).value).toBe(value))
test('postal codes keep their country’s length', () => {
  expect(normalizePostalCode('2110', france).value).toBe('02110')
  expect(normalizePostalCode('753 20', { country: 'SE' }).value).toBe('75320')
})
test('SIREN and SIRET are checked by their key, the post’s by its own', () => {
  expect(normalizeSiret('732 829 320')).toEqual({ value: '732829320' })
  expect(normalizeSiret('356 000 000 00048')).toEqual({ value: '35600000000048' })
  expect(normalizeSiret('732829321').problem?.key).toBe('siret-checksum')
  expect(normalizeSiret('12').problem?.key).toBe('siret-invalid')
  expect(normalizeRna('w443 001 234').value).toBe('W443001234')
  expect(normalizeIdentifier('17.0').value).toBe('17')
})
test.each([
  ['ANNULÉ', 'cancelled'],
  ['complet', 'full'],
  ['reporté', 'postponed'],
  ['https://schema.org/EventRescheduled', 'rescheduled'],
  ['CONFIRMED', 'scheduled'],
  ['inställt', 'cancelled'],
  [4, 'postponed'],
])('status %s', (raw, value) => expect(normalizeStatus(raw).value).toBe(value))
test('accessibility in codes, objects or words', () => {
  expect(normalizeAccessibility('hi, mi').value).toEqual(['hi', 'mi'])
  expect(normalizeAccessibility({ hi: false, vi: true, mi: true }).value).toEqual(['vi', 'mi'])
  expect(normalizeAccessibility('Accessible aux personnes à mobilité réduite').value).toEqual(['mi'])
})
test.each([
  ['6-12 ans', '6-12'],
  ['dès 3 ans', '3-'],
  ['moins de 12 ans', '-12'],
  ['Tout public', undefined],
])('age %s', (raw, value) => expect(normalizeAgeRange(raw).value).toBe(value))
test('names and languages', () => {
  expect(normalizeName(' « Le   Dindon » ').value).toBe('Le Dindon')
  expect(normalizeLanguage('français').value).toBe('fr')
  expect(normalizeLanguage('fr_FR').value).toBe('fr')
})
test.each([
  ['20h30', '20:30', undefined],
  ['9h-12h30', '09:00', '12:30'],
  ['7.30 pm', '19:30', undefined],
  ['7 to 9 pm', '19:00', '21:00'],
  ['midi', '12:00', undefined],
  ['kl. 19', '19:00', undefined],
  ['ora 19:00', '19:00', undefined],
  ['a las 20:30 h', '20:30', undefined],
  [0.8541666667, '20:30', undefined],
])('time %s', (raw, from, to) => expect(normalizeTime(raw).value).toEqual(to ? { from, to } : { from }))
