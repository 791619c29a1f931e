import { expect, test } from 'vitest'
import { hoursInSeason, seasonSelector } from './seasons.ts'

test.each([
  ['juillet et août', 'Jul,Aug'],
  ['avril à septembre', 'Apr-Sep'],
  ['d’avril à septembre', 'Apr-Sep'],
  ['du 15 juin au 15 septembre', 'Jun 15-Sep 15'],
  ['du 1er avril au 31 décembre', 'Apr 01-Dec 31'],
  ['avril, mai, juin et septembre', 'Apr,May,Jun,Sep'],
  ['du 1er octobre à fin mars', 'Oct 01-Mar 31'],
  ['mi-juin à fin août', 'Jun 15-Aug 31'],
  ['toute l’année', ''],
  ['July and August', 'Jul,Aug'],
  ['l’été', undefined],
  ['toute l’année, plus étendu en saison', undefined],
  ['avril 2020', undefined],
  ['le mardi en été', undefined],
])('the season of a market "%s" is %s', (text, selector) => expect(seasonSelector(text)).toBe(selector))

test('a summer market has its hours in summer alone', () => {
  expect(hoursInSeason('Mo,Fr 08:00-13:00; PH off', 'juillet et août')).toBe('Jul,Aug Mo,Fr 08:00-13:00; PH off')
  expect(hoursInSeason('We', 'toute l’année')).toBe('We')
  expect(hoursInSeason('Apr-Sep We', 'à la belle saison')).toBe('Apr-Sep We')
  expect(hoursInSeason('We', 'à la belle saison')).toBeUndefined()
})
