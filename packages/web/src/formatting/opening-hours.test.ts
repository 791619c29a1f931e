import { describe, expect, it } from 'vitest'
import { openingLines, openingNow, openingWeek } from './opening-hours.ts'
import { words } from './words.ts'

const today = '2026-11-24'
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('\u2060', '')
const lines = (value: string, language: 'fr' | 'en' = 'fr', day = today) =>
  openingLines(openingWeek(value, day)!, words[language]).map(({ days, hours }) => plain(`${days} : ${hours}`))

describe('opening hours in words', () => {
  it('put days with the same hours on one line, closed days last', () => {
    expect(lines('Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:30-12:00')).toEqual([
      'du lundi au vendredi : 9 h – 12 h, 14 h – 17 h 30',
      'samedi : 9 h 30 – 12 h',
      'dimanche : fermé',
    ])
    expect(lines('Mo,We 09:00-12:00', 'en')).toEqual([
      'Monday and Wednesday : 9 am – 12 pm',
      'Tuesday, Thursday, Friday, Saturday and Sunday : closed',
    ])
  })

  it('know what never closes', () => {
    expect(lines('24/7')).toEqual(['tous les jours : jour et nuit'])
  })

  it('follow the season of the day', () => {
    expect(lines('Apr-Sep: Su 14:00-18:00; Oct-Mar: Su 15:00-17:00', 'fr', '2026-07-14')).toContain(
      'dimanche : 14 h – 18 h',
    )
    expect(lines('Apr-Sep: Su 14:00-18:00; Oct-Mar: Su 15:00-17:00')).toContain('dimanche : 15 h – 17 h')
  })

  it('of days alone leave the hours to be confirmed: not the whole day', () => {
    expect(lines('We,Sa')).toEqual([
      'mercredi et samedi : horaires à confirmer',
      'lundi, mardi, jeudi, vendredi et dimanche : fermé',
    ])
    expect(openingNow('We,Sa', new Date('2026-11-25T09:00:00Z'), 'Europe/Paris')).toBeUndefined()
  })

  it('that are not in the syntax are left to be shown as they are written', () => {
    expect(openingWeek('ouvert le matin, sonner fort', today)).toBeUndefined()
  })
})

describe('open in this moment', () => {
  const hours = 'Mo-Fr 09:00-12:00,14:00-17:30'
  const at = (instant: string) => openingNow(hours, new Date(instant), 'Europe/Paris')

  it('counts in the town’s clocks, in winter and in summer', () => {
    expect(at('2026-11-24T08:30:00Z')).toEqual({ open: true, changesAt: new Date('2026-11-24T11:00:00Z') })
    expect(at('2026-11-24T07:30:00Z')?.open).toBe(false)
    expect(at('2026-07-15T07:30:00Z')?.open).toBe(true)
  })

  it('says when it opens again, over the week-end too', () => {
    expect(at('2026-11-27T17:00:00Z')).toEqual({ open: false, changesAt: new Date('2026-11-30T08:00:00Z') })
  })

  it('never changes when it never closes', () => {
    expect(openingNow('24/7', new Date('2026-11-24T08:30:00Z'), 'Europe/Paris')).toEqual({
      open: true,
      changesAt: undefined,
    })
  })
})
