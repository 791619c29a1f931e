import { describe, expect, it } from 'vitest'
import { knownLanguages, type Language } from '../server/language.ts'
import { messagesIn } from './catalogs.ts'
import { conventions } from './conventions.ts'
import { dayPeriod, longDay, monthName, nearDay, plainDay, shortDay } from './dates.ts'
import { clockTime, hour, hourPeriod } from './hours.ts'
import { openingLines, openingWeek } from './opening-hours.ts'
import { amount, distance, number } from './quantities.ts'
import { recurrenceInWords } from './recurrence.ts'
import { words } from './words.ts'

const plain = (text: string | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('\u2060', '')
const today = '2026-11-23'
const at = '2026-11-28T18:30:00+01:00'

/** What a reader of each language sees of the same facts. */
const said = (language: Language) => {
  const spoken = words[language]
  const rule = (rrule: string, more = {}) =>
    plain(recurrenceInWords({ rrule, timezone: 'Europe/Paris', ...more }, '2026-11-24', spoken))
  const week = openingWeek('Mo-Fr 09:00-12:30; Sa 10:00-12:00', today)!
  return {
    days: [
      plain(longDay('2026-11-28', spoken, today)),
      plain(plainDay('2026-12-01', spoken)),
      plain(shortDay('2026-11-28', spoken)),
      plain(monthName('2026-11-01', spoken)),
      plain(dayPeriod('2026-12-03', '2026-12-05', spoken, today)),
      nearDay('2026-11-24', today, spoken),
    ],
    hours: [
      plain(hour(at, 'Europe/Paris', spoken)),
      plain(clockTime('20:00', spoken)),
      plain(hourPeriod(at, '2026-11-28T20:00:00+01:00', 'Europe/Paris', spoken)),
    ],
    rules: [
      rule('FREQ=WEEKLY;BYDAY=TU', { exceptSchoolHolidays: true }),
      rule('FREQ=WEEKLY;BYDAY=MO,SA'),
      rule('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'),
      rule('FREQ=WEEKLY;INTERVAL=2;BYDAY=WE'),
      rule('FREQ=MONTHLY;BYDAY=1SU'),
      rule('FREQ=MONTHLY;BYDAY=1SA,3SA'),
      rule('FREQ=MONTHLY;BYDAY=-1FR'),
      rule('FREQ=YEARLY;BYMONTH=5;BYDAY=1SU'),
    ],
    opening: openingLines(week, spoken).map(({ days, hours }) => plain(`${days}: ${hours}`)),
    figures: [plain(distance(5, spoken)), plain(number(12345, spoken)), plain(amount(12.5, spoken))],
  }
}

describe('the five languages', () => {
  it.each([
    [
      'es',
      {
        days: [
          'sábado 28 de noviembre',
          '1 de diciembre de 2026',
          'sáb 28 nov',
          'noviembre de 2026',
          'del 3 al 5 de diciembre',
          'mañana',
        ],
        hours: ['18:30', '20:00', 'de 18:30 a 20:00'],
        rules: [
          'todos los martes, excepto en vacaciones escolares',
          'todos los lunes y los sábados',
          'de lunes a viernes',
          'un miércoles de cada dos',
          'el primer domingo de cada mes',
          'el primer y tercer sábado de cada mes',
          'el último viernes de cada mes',
          'cada año, el primer domingo de mayo',
        ],
        opening: ['de lunes a viernes: 9:00 – 12:30', 'sábado: 10:00 – 12:00', 'domingo: cerrado'],
        figures: ['a 5 km', '12.345', '12,50 €'],
      },
    ],
    [
      'ro',
      {
        days: [
          'sâmbătă, 28 noiembrie',
          '1 decembrie 2026',
          'sâm., 28 nov.',
          'noiembrie 2026',
          'de pe 3 până pe 5 decembrie',
          'mâine',
        ],
        hours: ['18:30', '20:00', 'de la 18:30 la 20:00'],
        rules: [
          'în fiecare marți, cu excepția vacanțelor școlare',
          'în fiecare luni și sâmbătă',
          'de luni până vineri',
          'o dată la două săptămâni, miercuri',
          'în fiecare lună, în prima duminică',
          'în fiecare lună, în prima și a treia sâmbătă',
          'în fiecare lună, în ultima vineri',
          'în fiecare an, în prima duminică din mai',
        ],
        opening: ['de luni până vineri: 09:00 – 12:30', 'sâmbătă: 10:00 – 12:00', 'duminică: închis'],
        figures: ['la 5 km', '12.345', '12,50 EUR'],
      },
    ],
    [
      'sv',
      {
        days: [
          'lördag 28 november',
          '1 december 2026',
          'lör 28 nov.',
          'november 2026',
          '3 till 5 december',
          'i morgon',
        ],
        hours: ['18.30', '20.00', 'kl. 18.30–20.00'],
        rules: [
          'varje tisdag, utom under skollov',
          'varje måndag och lördag',
          'måndag till fredag',
          'varannan onsdag',
          'den första söndagen varje månad',
          'den första och tredje lördagen varje månad',
          'den sista fredagen varje månad',
          'varje år, den första söndagen i maj',
        ],
        opening: ['måndag till fredag: 09.00 – 12.30', 'lördag: 10.00 – 12.00', 'söndag: stängt'],
        figures: ['5 km bort', '12 345', '12,50 €'],
      },
    ],
  ] as [Language, ReturnType<typeof said>][])(
    'say days, hours, repetitions and figures as they are said in %s',
    (language, expected) => {
      expect(said(language)).toEqual(expected)
    },
  )

  it.each(knownLanguages)('have a locale that the platform knows, and every word of time in %s', (language) => {
    const { locale, name } = conventions[language]
    expect(Intl.DateTimeFormat.supportedLocalesOf(locale)).toEqual([locale])
    expect(name).toBe(name[0]!.toLocaleUpperCase(locale) + name.slice(1))
    const fr = Object.keys(messagesIn('', 'fr'))
    const ofTime = fr.filter((key) => /^(recurrence|date|hour|distance)\./.test(key))
    expect(ofTime.filter((key) => !messagesIn('', language)[key])).toEqual([])
  })
})
