import { describe, expect, test } from 'vitest'
import { readWeekly } from './weekly-words.ts'

const read = (text: string) => readWeekly(text, { today: '2026-11-23', timezone: 'Europe/Paris' })

describe('days and hours of an activity', () => {
  test.each([
    ['mardi et jeudi 18h-19h30', 'TU,TH', '18:00', '19:30', '2026-11-24'],
    ['Lundi de 20h à 22h', 'MO', '20:00', '22:00', '2026-11-23'],
    ['du lundi au vendredi 9h-12h', 'MO,TU,WE,TH,FR', '09:00', '12:00', '2026-11-23'],
    ['Samedis 10h', 'SA', '10:00', undefined, '2026-11-28'],
    ['miércoles y viernes 19:00', 'WE,FR', '19:00', undefined, '2026-11-25'],
    ['tisdagar 18.30-20.00', 'TU', '18:30', '20:00', '2026-11-24'],
  ])('%s', (text, days, startTime, endTime, startDate) => {
    expect(read(text)).toMatchObject({ rrule: `FREQ=WEEKLY;BYDAY=${days}`, startTime, startDate })
    expect(read(text)?.endTime).toBe(endTime)
  })

  test('with different hours leave the hour open', () => {
    const series = read('mercredi, vendredi et mardi 20h30 ; dimanche 15h')
    expect(series).toMatchObject({ rrule: 'FREQ=WEEKLY;BYDAY=TU,WE,FR,SU', startDate: '2026-11-24' })
    expect(series?.startTime).toBeUndefined()
  })

  test('without a day are no series', () => {
    expect(read('de 18h à 19h')).toBeUndefined()
    expect(read('sur rendez-vous')).toBeUndefined()
    expect(read('mardi 25/04/2023 : 10h-12h30')).toBeUndefined()
  })
})
