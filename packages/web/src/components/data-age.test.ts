import { expect, it } from 'vitest'
import { isOld } from './data-age.tsx'

it('data of a year and a half ago is old, younger or undated data is not', () => {
  expect(isOld('2025-05-23', '2026-11-23')).toBe(true)
  expect(isOld('2025-06-23', '2026-11-23')).toBe(false)
  expect(isOld('04/04/2020', '2026-11-23')).toBe(true)
  expect(isOld('2018', '2026-11-23')).toBe(true)
  expect(isOld('2025', '2026-11-23')).toBe(false)
  expect(isOld('saison 2019', '2026-11-23')).toBe(false)
})
