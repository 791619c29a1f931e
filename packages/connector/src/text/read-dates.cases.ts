import { expand } from '@wiker/model/recurrence/expand.ts'
import type { DatesRead } from './read-dates.ts'

/** Monday. */
export const today = '2026-11-23'

/** Zone B, and the days off of France. */
const schoolHolidays = [
  { starts: '2026-12-19', ends: '2027-01-03' },
  { starts: '2027-02-20', ends: '2027-03-07' },
]
const publicHolidays = ['2026-12-25', '2027-01-01', '2027-03-29'].map((day) => ({ starts: day, ends: day }))

/** The first eight times: `20:00–22:00: 26-11-24 26-12-01 …`, or each with its hour when they differ. */
export function sayDates(read: DatesRead): string {
  if (!read.startDate) return ''
  const found = expand(read as Parameters<typeof expand>[0], {
    timezone: 'Europe/Paris',
    from: today,
    limit: 9,
    schoolHolidays,
    publicHolidays,
  })
  const days = found.slice(0, 8).map(({ day, endDay, start, end }) => {
    const until = endDay > day && !start.includes('T') ? `–${endDay.slice(2)}` : ''
    const last = end?.includes('T')
      ? `–${end.slice(0, 10) === day ? '' : `${end.slice(2, 10)} `}${end.slice(11, 16)}`
      : ''
    return { day: day.slice(2) + until, hours: start.includes('T') ? start.slice(11, 16) + last : '' }
  })
  const more = found.length > 8 ? ' …' : ''
  const [first] = days
  if (days.some(({ hours }) => hours !== first!.hours))
    return `${days.map(({ day, hours }) => `${day} ${hours}`).join(', ')}${more}`
  return `${first?.hours ? `${first.hours}: ` : ''}${days.map(({ day }) => day).join(' ')}${more}`
}

/** What people type, read on Monday 23 November 2026; the days it means; what is said not to be understood. */
export const phrases: [typed: string, means: string, unsaid?: string[]][] = [
  ['samedi 28 novembre 2026 20h', '20:00: 26-11-28'],
  ['samedi 28 novembre 20h30', '20:30: 26-11-28'],
  ['samedi 28 novembre à 20 h 30', '20:30: 26-11-28'],
  ['Samedi 28 Novembre, 20H30', '20:30: 26-11-28'],
  ['sam. 28 nov. 20h30', '20:30: 26-11-28'],
  ['28/11/2026 20h', '20:00: 26-11-28'],
  ['28/11 à 20h', '20:00: 26-11-28'],
  ['28 novembre', '26-11-28'],
  ['le 28 novembre de 14h à 18h', '14:00–18:00: 26-11-28'],
  ['28 novembre 14h-18h', '14:00–18:00: 26-11-28'],
  ['28 novembre 14h30 - 18h', '14:30–18:00: 26-11-28'],
  ['28 novembre 22h-2h', '22:00–26-11-29 02:00: 26-11-28'],
  ['samedi 28 novembre à partir de 19h', '19:00: 26-11-28'],
  ['samedi 28 novembre midi', '12:00: 26-11-28'],
  ['samedi 28 novembre, portes 19h30, concert 20h30', '20:30: 26-11-28'],
  ['14 juillet à 22h30', '22:30: 27-07-14'],
  ['1er mai 2027', '27-05-01'],
  ['8 mai 2027 à 11h', '11:00: 27-05-08'],
  ['samedi 13 mars 19h30', '19:30: 27-03-13'],
  ['ce soir 20h30', '20:30: 26-11-23'],
  ['demain 15h', '15:00: 26-11-24'],
  ['mardi 20h', '20:00: 26-11-24'],
  ['samedi à 14h30', '14:30: 26-11-28'],
  ['mardi prochain 18h30', '18:30: 26-11-24'],
  ['samedi en huit 20h', '20:00: 26-12-05'],
  ['ce week-end', '26-11-28–26-11-29'],
  ['dans 15 jours', '26-12-07'],
  ['du 3 au 5 juillet', '27-07-03–27-07-05'],
  ['du 28 au 30 mai 2027 inclus', '27-05-28–27-05-30'],
  ['du 5 décembre au 10 janvier', '26-12-05–27-01-10'],
  ['du vendredi 11 décembre 18h au dimanche 13 décembre 17h', '18:00–26-12-13 17:00: 26-12-11'],
  ['du 3 au 5 juillet de 14h à 18h', '14:00–18:00: 27-07-03 27-07-04 27-07-05'],
  ['du 3 au 5 juillet à 20h30', '20:30: 27-07-03 27-07-04 27-07-05'],
  ['du 10 au 12 décembre 10h-12h', '10:00–12:00: 26-12-10 26-12-11 26-12-12'],
  ['samedi 5 et dimanche 6 décembre', '26-12-05 26-12-06'],
  ['samedi 5 et dimanche 6 décembre 10h-18h', '10:00–18:00: 26-12-05 26-12-06'],
  ['week-end du 5 et 6 décembre', '26-12-05 26-12-06'],
  ['les 3, 10 et 17 mars à 20h', '20:00: 27-03-03 27-03-10 27-03-17'],
  ['3, 4 et 5 juillet 2027 à 21h', '21:00: 27-07-03 27-07-04 27-07-05'],
  ['le 12 décembre à 20h et le 13 décembre à 15h', '26-12-12 20:00, 26-12-13 15:00'],
  ['12/12 et 19/12 à 20h', '20:00: 26-12-12 26-12-19'],
  ['lundi 18h et jeudi 19h', '26-11-23 18:00, 26-11-26 19:00'],
  ['tous les mardis 20h', '20:00: 26-11-24 26-12-01 26-12-08 26-12-15 26-12-22 26-12-29 27-01-05 27-01-12 …'],
  [
    'tous les mardis 20h sauf vacances scolaires',
    '20:00: 26-11-24 26-12-01 26-12-08 26-12-15 27-01-05 27-01-12 27-01-19 27-01-26 …',
  ],
  [
    'tous les mardis de 20h à 22h hors vacances scolaires',
    '20:00–22:00: 26-11-24 26-12-01 26-12-08 26-12-15 27-01-05 27-01-12 27-01-19 27-01-26 …',
  ],
  [
    'chaque mardi à 20h sauf vacances scolaires et jours fériés',
    '20:00: 26-11-24 26-12-01 26-12-08 26-12-15 27-01-05 27-01-12 27-01-19 27-01-26 …',
  ],
  [
    'tous les mardis en période scolaire 17h',
    '17:00: 26-11-24 26-12-01 26-12-08 26-12-15 27-01-05 27-01-12 27-01-19 27-01-26 …',
  ],
  [
    'tous les mardis 20h sauf le 22 et le 29 décembre',
    '20:00: 26-11-24 26-12-01 26-12-08 26-12-15 27-01-05 27-01-12 27-01-19 27-01-26 …',
  ],
  [
    'tous les vendredis 18h sauf jours fériés',
    '18:00: 26-11-27 26-12-04 26-12-11 26-12-18 27-01-08 27-01-15 27-01-22 27-01-29 …',
  ],
  ['tous les mardis et jeudis 19h', '19:00: 26-11-24 26-11-26 26-12-01 26-12-03 26-12-08 26-12-10 26-12-15 26-12-17 …'],
  ['les mercredis 14h-16h', '14:00–16:00: 26-11-25 26-12-02 26-12-09 26-12-16 26-12-23 26-12-30 27-01-06 27-01-13 …'],
  ['le jeudi 20h', '20:00: 26-11-26 26-12-03 26-12-10 26-12-17 26-12-24 26-12-31 27-01-07 27-01-14 …'],
  [
    'le dimanche de 10h30 à 12h',
    '10:30–12:00: 26-11-29 26-12-06 26-12-13 26-12-20 26-12-27 27-01-03 27-01-10 27-01-17 …',
  ],
  [
    "tous les jeudis de 18h à 19h30 à partir du 7 janvier jusqu'au 30 juin",
    '18:00–19:30: 27-01-07 27-01-14 27-01-21 27-01-28 27-02-04 27-02-11 27-02-18 27-02-25 …',
  ],
  [
    'tous les mardis de 20h à 22h du 5 janvier au 30 juin sauf vacances scolaires',
    '20:00–22:00: 27-01-05 27-01-12 27-01-19 27-01-26 27-02-02 27-02-09 27-02-16 27-03-09 …',
  ],
  ["tous les lundis 18h jusqu'au 14 décembre", '18:00: 26-11-23 26-11-30 26-12-07 26-12-14'],
  [
    'tous les mardis de septembre à juin 18h',
    '18:00: 26-11-24 26-12-01 26-12-08 26-12-15 26-12-22 26-12-29 27-01-05 27-01-12 …',
  ],
  [
    'tous les lundis sauf en juillet et août 18h',
    '18:00: 26-11-23 26-11-30 26-12-07 26-12-14 26-12-21 26-12-28 27-01-04 27-01-11 …',
  ],
  [
    'tous les samedis matin 9h-12h30',
    '09:00–12:30: 26-11-28 26-12-05 26-12-12 26-12-19 26-12-26 27-01-02 27-01-09 27-01-16 …',
  ],
  ['tous les jours 14h-18h', '14:00–18:00: 26-11-23 26-11-24 26-11-25 26-11-26 26-11-27 26-11-28 26-11-29 26-11-30 …'],
  [
    'tous les jours sauf le lundi 14h-18h',
    '14:00–18:00: 26-11-24 26-11-25 26-11-26 26-11-27 26-11-28 26-11-29 26-12-01 26-12-02 …',
  ],
  [
    'tous les jours du 1er au 24 décembre 17h',
    '17:00: 26-12-01 26-12-02 26-12-03 26-12-04 26-12-05 26-12-06 26-12-07 26-12-08 …',
  ],
  [
    'tous les soirs à 21h du 10 au 20 août',
    '21:00: 27-08-10 27-08-11 27-08-12 27-08-13 27-08-14 27-08-15 27-08-16 27-08-17 …',
  ],
  [
    'du lundi au vendredi 9h-12h',
    '09:00–12:00: 26-11-23 26-11-24 26-11-25 26-11-26 26-11-27 26-11-30 26-12-01 26-12-02 …',
  ],
  ['tous les week-ends 10h', '10:00: 26-11-28 26-11-29 26-12-05 26-12-06 26-12-12 26-12-13 26-12-19 26-12-20 …'],
  ['le 1er dimanche du mois', '26-12-06 27-01-03 27-02-07 27-03-07 27-04-04 27-05-02 27-06-06 27-07-04 …'],
  [
    'le premier samedi du mois à 10h',
    '10:00: 26-12-05 27-01-02 27-02-06 27-03-06 27-04-03 27-05-01 27-06-05 27-07-03 …',
  ],
  [
    'chaque premier samedi du mois 10h-12h',
    '10:00–12:00: 26-12-05 27-01-02 27-02-06 27-03-06 27-04-03 27-05-01 27-06-05 27-07-03 …',
  ],
  [
    'les 1er et 3e mercredis du mois à 14h',
    '14:00: 26-12-02 26-12-16 27-01-06 27-01-20 27-02-03 27-02-17 27-03-03 27-03-17 …',
  ],
  ['2e jeudi du mois 20h', '20:00: 26-12-10 27-01-14 27-02-11 27-03-11 27-04-08 27-05-13 27-06-10 27-07-08 …'],
  [
    'dernier vendredi du mois 18h30',
    '18:30: 26-11-27 26-12-25 27-01-29 27-02-26 27-03-26 27-04-30 27-05-28 27-06-25 …',
  ],
  ['le 15 de chaque mois 9h', '09:00: 26-12-15 27-01-15 27-02-15 27-03-15 27-04-15 27-05-15 27-06-15 27-07-15 …'],
  [
    "premier samedi de chaque mois à 10h, d'octobre à mars",
    '10:00: 26-12-05 27-01-02 27-02-06 27-03-06 27-10-02 27-11-06 27-12-04 28-01-01 …',
  ],
  [
    'un vendredi sur deux à partir du 4 décembre 20h',
    '20:00: 26-12-04 26-12-18 27-01-01 27-01-15 27-01-29 27-02-12 27-02-26 27-03-12 …',
  ],
  [
    'tous les 15 jours le mardi 20h à partir du 1er décembre',
    '20:00: 26-12-01 26-12-15 26-12-29 27-01-12 27-01-26 27-02-09 27-02-23 27-03-09 …',
  ],
  ['tous les ans le 14 juillet', '27-07-14 28-07-14 29-07-14 30-07-14 31-07-14 32-07-14 33-07-14 34-07-14 …'],
  [
    'chaque année le dernier dimanche de juillet',
    '27-07-25 28-07-30 29-07-29 30-07-28 31-07-27 32-07-25 33-07-31 34-07-30 …',
  ],
  ['Saturday 28 November 7.30pm', '19:30: 26-11-28'],
  ['28 November at 8pm', '20:00: 26-11-28'],
  ['from 3 to 5 July', '27-07-03–27-07-05'],
  [
    'every Tuesday 8pm except school holidays',
    '20:00: 26-11-24 26-12-01 26-12-08 26-12-15 27-01-05 27-01-12 27-01-19 27-01-26 …',
  ],
  ['Tuesdays at 6:30 pm', '18:30: 26-11-24 26-12-01 26-12-08 26-12-15 26-12-22 26-12-29 27-01-05 27-01-12 …'],
  ['first Sunday of the month', '26-12-06 27-01-03 27-02-07 27-03-07 27-04-04 27-05-02 27-06-06 27-07-04 …'],
  [
    'every other Friday from 4 December at 8pm',
    '20:00: 26-12-04 26-12-18 27-01-01 27-01-15 27-01-29 27-02-12 27-02-26 27-03-12 …',
  ],
  [
    'Monday to Friday 9am-12pm',
    '09:00–12:00: 26-11-23 26-11-24 26-11-25 26-11-26 26-11-27 26-11-30 26-12-01 26-12-02 …',
  ],
  [
    'tous les mardis 20h sauf pendant les matchs',
    '20:00: 26-11-24 26-12-01 26-12-08 26-12-15 26-12-22 26-12-29 27-01-05 27-01-12 …',
    ['sauf pendant les matchs'],
  ],
  [
    'tous les mardis à 18h et les jeudis à 19h',
    '18:00: 26-11-24 26-12-01 26-12-08 26-12-15 26-12-22 26-12-29 27-01-05 27-01-12 …',
    ['jeudis à 19h'],
  ],
  ['samedi 28 novembre 20h salle polyvalente', '20:00: 26-11-28', ['salle polyvalente']],
  ['vendredi 13 décembre 20h', '', ['date-weekday-differs']],
  ['31 février', '', ['date-impossible']],
  ['un vendredi sur deux 20h', '', ['recurrence-which-week']],
  ['samedi prochain ou dimanche', '26-11-28', ['dimanche']],
  ['de 14h à 18h', '', ['14h à 18h']],
  ['bientôt', '', ['bientôt']],
  [
    "tous les mardis de l'année 20h",
    '20:00: 26-11-24 26-12-01 26-12-08 26-12-15 26-12-22 26-12-29 27-01-05 27-01-12 …',
    ["l'année"],
  ],
  [
    'chaque semaine le mercredi 15h',
    '15:00: 26-11-25 26-12-02 26-12-09 26-12-16 26-12-23 26-12-30 27-01-06 27-01-13 …',
  ],
]
