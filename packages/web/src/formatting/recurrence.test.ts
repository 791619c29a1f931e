import type { Recurrence } from '@wiker/model'
import { describe, expect, it } from 'vitest'
import { recurrenceInWords } from './recurrence.ts'
import { words } from './words.ts'

/** A Tuesday. */
const tuesday = '2026-11-24'

function said(rrule: string, more: Partial<Recurrence> = {}, language: 'fr' | 'en' = 'fr') {
  return recurrenceInWords({ rrule, timezone: 'Europe/Paris', ...more }, tuesday, words[language])?.replaceAll(
    /[\u00a0\u202f]/g,
    ' ',
  )
}

describe('how something comes back', () => {
  it.each([
    ['FREQ=WEEKLY;BYDAY=TU', 'tous les mardis', 'every Tuesday'],
    ['FREQ=WEEKLY', 'tous les mardis', 'every Tuesday'],
    ['FREQ=WEEKLY;BYDAY=TU,TH', 'tous les mardis et jeudis', 'every Tuesday and Thursday'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'du lundi au vendredi', 'Monday to Friday'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', 'tous les jours', 'every day'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=WE', 'un mercredi sur deux', 'every other Wednesday'],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE',
      'une semaine sur deux, le lundi et le mercredi',
      'every other week, on Monday and on Wednesday',
    ],
    ['FREQ=WEEKLY;INTERVAL=3;BYDAY=FR', 'toutes les 3 semaines, le vendredi', 'every 3 weeks, on Friday'],
    ['FREQ=MONTHLY;BYDAY=1SU', 'le 1er dimanche du mois', 'the 1st Sunday of the month'],
    ['FREQ=MONTHLY;BYDAY=SU;BYSETPOS=1', 'le 1er dimanche du mois', 'the 1st Sunday of the month'],
    ['FREQ=MONTHLY;BYDAY=1SA,3SA', 'les 1er et 3e samedis du mois', 'the 1st and 3rd Saturdays of the month'],
    ['FREQ=MONTHLY;BYDAY=-1FR', 'le dernier vendredi du mois', 'the last Friday of the month'],
    ['FREQ=MONTHLY;INTERVAL=2;BYDAY=2TH', 'un mois sur deux, le 2e jeudi', 'every other month, the 2nd Thursday'],
    ['FREQ=MONTHLY;BYMONTHDAY=15', 'le 15 du mois', 'the 15th of the month'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'le dernier jour du mois', 'the last day of the month'],
    ['FREQ=DAILY', 'tous les jours', 'every day'],
    ['FREQ=DAILY;INTERVAL=2', 'un jour sur deux', 'every other day'],
    ['FREQ=YEARLY', 'tous les ans', 'every year'],
    ['FREQ=YEARLY;BYMONTH=6;BYDAY=3SA', 'tous les ans, le 3e samedi de juin', 'every year, the 3rd Saturday of June'],
    ['FREQ=WEEKLY;BYDAY=SU;BYMONTH=7,8', 'tous les dimanches en juillet et août', 'every Sunday in July and August'],
    [
      'FREQ=WEEKLY;BYDAY=SU;BYMONTH=4,5,6,7,8,9',
      'tous les dimanches de avril à septembre',
      'every Sunday from April to September',
    ],
  ])('%s', (rrule, french, english) => {
    expect(said(rrule)).toBe(french.replace('de avril', 'd’avril'))
    expect(said(rrule, {}, 'en')).toBe(english)
  })

  it('says when it does not take place', () => {
    expect(said('FREQ=WEEKLY;BYDAY=TU', { exceptSchoolHolidays: 'B' })).toBe('tous les mardis, sauf vacances scolaires')
    expect(said('FREQ=WEEKLY;BYDAY=TU', { exceptPublicHolidays: true })).toBe('tous les mardis, sauf jours fériés')
    expect(said('FREQ=WEEKLY;BYDAY=TU', { exceptSchoolHolidays: true, exceptPublicHolidays: true })).toBe(
      'tous les mardis, sauf vacances scolaires et jours fériés',
    )
  })

  it('says until when', () => {
    expect(said('FREQ=WEEKLY;BYDAY=TU;UNTIL=20270629T210000Z')).toBe('tous les mardis, jusqu’au 29 juin 2027')
  })

  it('stays silent about a rule that has no plain words', () => {
    expect(said('FREQ=HOURLY')).toBeUndefined()
    expect(said('FREQ=MONTHLY;BYDAY=-3MO')).toBeUndefined()
    expect(said('n’importe quoi')).toBeUndefined()
    expect(recurrenceInWords({ rdates: ['2026-12-01'], timezone: 'Europe/Paris' }, tuesday, words.fr)).toBeUndefined()
  })
})
