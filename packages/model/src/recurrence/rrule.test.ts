import { describe, expect, it } from 'vitest'
import { validateRrule } from './index.ts'

describe('a recurrence rule', () => {
  it.each([
    'FREQ=WEEKLY;BYDAY=TU',
    'FREQ=MONTHLY;BYDAY=1SU,-1FR',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
    'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
    'FREQ=DAILY;COUNT=10;INTERVAL=2',
    'FREQ=DAILY;BYHOUR=10,14;BYMINUTE=30',
    'FREQ=WEEKLY;UNTIL=20261231T225959Z;WKST=SU',
  ])('such as %s is kept', (rrule) => {
    expect(validateRrule(rrule)).toEqual({ ok: true, rrule })
  })

  it('is kept in capitals, without its property name', () => {
    expect(validateRrule(' RRULE:freq=weekly;byday=tu; ')).toEqual({ ok: true, rrule: 'FREQ=WEEKLY;BYDAY=TU' })
  })

  it.each([
    ['', 'rrule-empty'],
    ['INTERVAL=2', 'rrule-frequency'],
    ['FREQ=SECONDLY', 'rrule-part'],
    ['FREQ=MINUTELY;COUNT=3', 'rrule-part'],
    ['FREQ=WEEKLY;FREQ=DAILY', 'rrule-unreadable'],
    ['every tuesday', 'rrule-unreadable'],
    ['FREQ=WEEKLY;BYDAY=', 'rrule-unreadable'],
    ['FREQ=WEEKLY;BYDAY=LU', 'rrule-part'],
    ['FREQ=WEEKLY;BYDAY=1TU', 'rrule-part'],
    ['FREQ=WEEKLY;INTERVAL=0', 'rrule-part'],
    ['FREQ=WEEKLY;INTERVAL=-1', 'rrule-part'],
    ['FREQ=WEEKLY;COUNT=99999999999', 'rrule-part'],
    ['FREQ=WEEKLY;COUNT=3;UNTIL=20261231', 'rrule-part'],
    ['FREQ=WEEKLY;UNTIL=20260230', 'rrule-until'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'rrule-part'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'rrule-part'],
    ['FREQ=YEARLY;BYMONTH=13', 'rrule-part'],
    ['FREQ=YEARLY;BYEASTER=0', 'rrule-part'],
    ['FREQ=HOURLY', 'rrule-part'],
    ['FREQ=MONTHLY;BYYEARDAY=100', 'rrule-part'],
    ['FREQ=WEEKLY;BYWEEKNO=20', 'rrule-part'],
    [`FREQ=DAILY;BYHOUR=${[...Array(24).keys()]};BYMINUTE=0,15,30,45,50`, 'rrule-too-many-times'],
    [`FREQ=DAILY;BYMONTH=${'1,'.repeat(600)}1`, 'rrule-too-long'],
  ])('such as « %s » is refused with a reason: %s', (rrule, reason) => {
    expect(validateRrule(rrule)).toMatchObject({ ok: false, reason })
  })
})
