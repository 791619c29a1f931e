import { expect, test } from 'vitest'
import { createClock, dayIn } from './clock.ts'

test('a stopped clock shows its day in Blain, in Cayenne and in Bucharest', () => {
  const clock = createClock('2026-11-28')
  for (const zone of ['Europe/Paris', 'America/Cayenne', 'Europe/Bucharest'])
    expect(clock.today(zone)).toBe('2026-11-28')
  expect(clock.now()).toEqual(clock.now())
})

test('a stopped clock may stand at a precise moment, whose day depends on the town', () => {
  const clock = createClock('2026-11-28T23:30:00Z')
  expect(clock.now().toISOString()).toBe('2026-11-28T23:30:00.000Z')
  expect(clock.today('Europe/Paris')).toBe('2026-11-29')
  expect(clock.today('America/Cayenne')).toBe('2026-11-28')
})

test('the day changes at midnight of the town, on both sides of the clock changes', () => {
  expect(dayIn('Europe/Paris', new Date('2026-03-28T22:59:59Z'))).toBe('2026-03-28')
  expect(dayIn('Europe/Paris', new Date('2026-03-28T23:00:00Z'))).toBe('2026-03-29')
  expect(dayIn('Europe/Paris', new Date('2026-03-29T21:59:59Z'))).toBe('2026-03-29')
  expect(dayIn('Europe/Paris', new Date('2026-03-29T22:00:00Z'))).toBe('2026-03-30')
})

test('a clock that nothing stops goes on', () => {
  const clock = createClock()
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(60_000)
})
