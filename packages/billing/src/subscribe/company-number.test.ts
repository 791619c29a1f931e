import { expect, test } from 'vitest'
import { companyNumber, vatNumber } from './company-number.ts'

test.each([
  ['FR', '732 829 320 00074', '73282932000074'],
  ['FR', '356 000 000 00048', '35600000000048'],
  ['FR', '732 829 320 00075', undefined],
  ['FR', '732829320', undefined],
  ['ES', 'B-58378431', 'B58378431'],
  ['ES', '54362315K', '54362315K'],
  ['ES', 'X-5253868-R', 'X5253868R'],
  ['ES', 'B58378432', undefined],
  ['RO', 'RO 14399840', '14399840'],
  ['RO', '14399841', undefined],
  ['SE', '556012-5790', '5560125790'],
  ['SE', '556012-5791', undefined],
  ['LU', ' B 12345 ', 'B12345'],
])('The key of a company’s number is checked: %s %s', (country, typed, kept) => {
  expect(companyNumber(country, typed)).toBe(kept)
})

test.each([
  ['FR', 'FR 44 732829320', '73282932000074', 'FR44732829320'],
  ['FR', '44732829320', '73282932000074', 'FR44732829320'],
  ['FR', 'FR45732829320', '73282932000074', undefined],
  ['FR', 'FR44732829320', '35600000000048', undefined],
  ['ES', 'ESB58378431', 'B58378431', 'ESB58378431'],
  ['RO', '14399840', '14399840', 'RO14399840'],
  ['SE', 'SE556012579001', '5560125790', 'SE556012579001'],
])('A VAT number bears its country and is of this company: %s %s', (country, typed, company, kept) => {
  expect(vatNumber(country, typed, company)).toBe(kept)
})
