import { expect, test } from 'vitest'
import { readRecurrence } from './recurrence.ts'

const options = { today: '2026-11-23', timezone: 'Europe/Paris' }

test.each([
  [
    'tous les mardis 20h sauf vacances scolaires',
    { rrule: 'FREQ=WEEKLY;BYDAY=TU', startDate: '2026-11-24', startTime: '20:00', exceptSchoolHolidays: true },
  ],
  ['chaque premier dimanche du mois', { rrule: 'FREQ=MONTHLY;BYDAY=1SU', startDate: '2026-12-06' }],
  ['1er et 3e jeudi du mois', { rrule: 'FREQ=MONTHLY;BYDAY=1TH,3TH', startDate: '2026-12-03' }],
  ['le dernier samedi du mois à 15h', { rrule: 'FREQ=MONTHLY;BYDAY=-1SA', startDate: '2026-11-28' }],
  ['le 15 de chaque mois', { rrule: 'FREQ=MONTHLY;BYMONTHDAY=15', startDate: '2026-12-15' }],
  [
    'un mercredi sur deux à partir du 6 janvier 2027 à 14h',
    { rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE', startDate: '2027-01-06', startTime: '14:00' },
  ],
  ['du lundi au vendredi', { rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', startDate: '2026-11-23' }],
  [
    'tous les jours du 3 au 15 août',
    { rrule: 'FREQ=DAILY;UNTIL=20270815', startDate: '2027-08-03', until: '2027-08-15' },
  ],
  ['tous les jours sauf le lundi', { rrule: 'FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA,SU', startDate: '2026-11-24' }],
  [
    'Tous les mardis et jeudis de 18h30 à 20h, sauf jours fériés, jusqu’au 30 juin',
    {
      rrule: 'FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270630T215959Z',
      startTime: '18:30',
      endTime: '20:00',
      exceptPublicHolidays: true,
    },
  ],
  ['tous les mercredis à 14h sauf le 23 décembre', { rrule: 'FREQ=WEEKLY;BYDAY=WE', exdates: ['2026-12-23'] }],
  ['tous les samedis de mai à septembre', { rrule: 'FREQ=WEEKLY;BYDAY=SA;BYMONTH=5,6,7,8,9', startDate: '2027-05-01' }],
  ['tous les vendredis sauf en août', { rrule: 'FREQ=WEEKLY;BYDAY=FR;BYMONTH=1,2,3,4,5,6,7,9,10,11,12' }],
  ['les mardis des semaines paires 14h', { rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', startDate: '2026-11-24' }],
  ['chaque année, dernier dimanche de juillet', { rrule: 'FREQ=YEARLY;BYMONTH=7;BYDAY=-1SU', startDate: '2027-07-25' }],
  ['tous les ans le 15 août', { rrule: 'FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15', startDate: '2027-08-15' }],
  ['chaque année, le 1er mai à 10h', { rrule: 'FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1', startTime: '10:00' }],
  ['le premier samedi de juin, chaque année', { rrule: 'FREQ=YEARLY;BYMONTH=6;BYDAY=1SA', startDate: '2027-06-05' }],
  ['on the last Sunday of July every year', { rrule: 'FREQ=YEARLY;BYMONTH=7;BYDAY=-1SU' }],
  ['every year on June 21', { rrule: 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=21', startDate: '2027-06-21' }],
  ['every Tuesday', { rrule: 'FREQ=WEEKLY;BYDAY=TU', startDate: '2026-11-24' }],
  ['every first Sunday of the month at 10am', { rrule: 'FREQ=MONTHLY;BYDAY=1SU', startTime: '10:00' }],
  [
    'todos los lunes y miércoles a las 19:00 excepto festivos',
    { rrule: 'FREQ=WEEKLY;BYDAY=MO,WE', startTime: '19:00', exceptPublicHolidays: true },
  ],
  ['în fiecare marți', { rrule: 'FREQ=WEEKLY;BYDAY=TU', startDate: '2026-11-24' }],
  [
    'varje tisdag kl 18 utom skollov',
    { rrule: 'FREQ=WEEKLY;BYDAY=TU', startTime: '18:00', exceptSchoolHolidays: true },
  ],
])('%s', (text, expected) => expect(readRecurrence(text, options)).toMatchObject({ ...expected, warnings: [] }))

test('every other Wednesday has no first day until someone says which', () => {
  const found = readRecurrence('un mercredi sur deux', options)
  expect(found?.startDate).toBeUndefined()
  expect(found?.warnings[0]?.key).toBe('recurrence-which-week')
})

test.each(['samedi 28 novembre 2026 à 20h30', 'du 3 au 5 juillet', 'mardi 1er décembre'])('%s happens once', (text) =>
  expect(readRecurrence(text, options)).toBeUndefined(),
)
