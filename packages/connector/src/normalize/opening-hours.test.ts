import OpeningHours from 'opening_hours'
import { expect, test } from 'vitest'
import { normalizeOpeningHours, openingHoursFromDays } from './opening-hours.ts'

test.each([
  ['lun.–ven. 9h–12h / 14h–17h30', 'Mo-Fr 09:00-12:00,14:00-17:30'],
  [
    'Du lundi au jeudi 9h-12h et 14h-17h ; vendredi 9h-12h et 14h-16h30',
    'Mo-Th 09:00-12:00,14:00-17:00; Fr 09:00-12:00,14:00-16:30',
  ],
  ['mardi, jeudi 16h-18h', 'Tu,Th 16:00-18:00'],
  ['tous les samedis de 9h à 12h30 sauf août', 'Sa 09:00-12:30; Aug off'],
  ['Ouvert tous les jours de 10h à 18h sauf le mardi', 'Mo-Su 10:00-18:00; Tu off'],
  ['tous les jours sauf dimanche et jours fériés 9h-19h', 'Mo-Su 09:00-19:00; Su off; PH off'],
  ['tous les jours ; fermé le lundi d’octobre à mars', 'Mo-Su; Oct-Mar Mo off'],
  [
    'Hiver (16/09-14/06) : du lundi au samedi 9h-12h. Été (15/06-15/09) : du lundi au samedi 9h-12h et 14h30-18h',
    'Sep 16-Jun 14 Mo-Sa 09:00-12:00; Jun 15-Sep 15 Mo-Sa 09:00-12:00,14:30-18:00',
  ],
  [
    'Hiver (01/10-14/04) : lundi et mercredi 14h-18h ; samedi 8h30-12h30 et 14h-18h. Été (15/04-30/09) : du lundi au samedi 8h30-12h30',
    'Oct 01-Apr 14 Mo,We 14:00-18:00; Oct 01-Apr 14 Sa 08:30-12:30,14:00-18:00; Apr 15-Sep 30 Mo-Sa 08:30-12:30',
  ],
  ['tous les matins sauf le lundi', 'Mo-Su; Mo off'],
  ['tous les jours, fermé le lundi', 'Mo-Su; Mo off'],
  ['premier samedi du mois de 10h à 12h', 'Sa[1] 10:00-12:00'],
  ['2ème et 4ème samedis du mois', 'Sa[2,4]'],
  ['Lundi : fermé\nMardi : 9h-12h\nMercredi : 14h - 18h', 'Tu 09:00-12:00; We 14:00-18:00; Mo off'],
  [
    'Lundi, mardi, jeudi, vendredi : 8h30-12h30 / 13h30-17h30 - Mercredi : 8h30-12h30 - Samedi : 9h-12h',
    'Mo,Tu,Th,Fr 08:30-12:30,13:30-17:30; We 08:30-12:30; Sa 09:00-12:00',
  ],
  ['juillet et août : du mardi au dimanche 10h-18h', 'Jul,Aug Tu-Su 10:00-18:00'],
  ['du 1er avril au 30 septembre : tous les jours 10h-19h', 'Apr 01-Sep 30 Mo-Su 10:00-19:00'],
  ['mar. 9h-12h, mer. 14h-17h', 'Tu 09:00-12:00; We 14:00-17:00'],
  ['à partir de 9h le samedi', 'Sa 09:00+'],
  ['24h/24', '24/7'],
  ['24h/24 et 7j/7', '24/7'],
  ['fermé', 'off'],
  ['Monday to Friday 9am-5pm', 'Mo-Fr 09:00-17:00'],
  ['lunes a viernes de 9:00 a 14:00', 'Mo-Fr 09:00-14:00'],
  ['Luni - Vineri 9:00-17:00, Sâmbătă 10:00-14:00', 'Mo-Fr 09:00-17:00; Sa 10:00-14:00'],
  ['Mån-fre 10-18, lör 10-15', 'Mo-Fr 10:00-18:00; Sa 10:00-15:00'],
  ['Mo-Fr 09:00-12:00; Sa 10:00-12:00', 'Mo-Fr 09:00-12:00; Sa 10:00-12:00'],
  [
    '||||||||12:00||14:00||19:00||21:00||12:00||14:00||19:00||21:00||12:00||14:00||19:00||21:00||12:00||14:00||19:00||21:30||12:00||14:00||19:00||21:30||||||19:00||21:00||||||||',
    'Mo-We 12:00-14:00,19:00-21:00; Th,Fr 12:00-14:00,19:00-21:30; Sa 19:00-21:00',
  ],
])('%s', (text, hours) => {
  expect(normalizeOpeningHours(text).value).toBe(hours)
  // A second library reads it, and it opens at some time or never.
  expect(
    () =>
      new OpeningHours(hours, {
        lat: 47.2,
        lon: -1.55,
        address: { country_code: 'fr', state: 'Pays de la Loire' },
      } as never),
  ).not.toThrow()
})

test('days without hours stay days: no hour is invented', () => {
  expect(normalizeOpeningHours('mercredi et samedi matin').value).toBe('We,Sa')
})

test('hours without a day do not become every day', () => {
  expect(normalizeOpeningHours('9h-12h 14h-17h')).toEqual({
    problem: { key: 'opening-hours-no-day', values: { text: '9h-12h 14h-17h' } },
  })
})

test.each([
  'Le mardi, jusqu’à 19:00',
  'se renseigner auprès du gardien',
  'lundi 9h-',
  'mardi 14h-13h30',
  'selon marée',
])('%s is not guessed', (text) => {
  expect(normalizeOpeningHours(text)).toEqual({ problem: expect.objectContaining({ key: 'opening-hours-unreadable' }) })
})

test.each(['', '-', 'NC', 'Horaires non communiqués', null])('%s says nothing', (raw) =>
  expect(normalizeOpeningHours(raw)).toEqual({}),
)

test('by appointment is said beside the hours', () => {
  expect(normalizeOpeningHours('lundi au vendredi 9h-12h et sur rendez-vous')).toMatchObject({
    value: 'Mo-Fr 09:00-12:00',
    problem: { key: 'opening-hours-appointment' },
  })
})

test('one column a weekday', () => {
  expect(
    openingHoursFromDays([
      '9:00 - 12:00 / 13:30 - 17:00',
      '9:00 - 12:00 / 13:30 - 17:00',
      '09h00-12h00',
      '',
      'fermé',
      '-',
      null,
    ]).value,
  ).toBe('Mo,Tu 09:00-12:00,13:30-17:00; We 09:00-12:00; Fr off')
  expect(openingHoursFromDays(['Horaires non communiqués', '-', '', '', '', '', ''])).toEqual({})
})
