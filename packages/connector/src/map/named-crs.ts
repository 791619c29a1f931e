import { toWgs84 } from '../normalize/crs.ts'
import { fold } from './words.ts'

/** Systems that publishers write into the names of their columns: `N_sweref99tm`, `coord_x_lambert72`, `x_utm30`, `X (EPSG:2056)`. */
const names: [RegExp, (match: RegExpExecArray) => number][] = [
  [/epsg[\s_:]*(\d{4,5})/, (match) => Number(match[1])],
  [/sweref\s?99\s?tm/, () => 3006],
  [/sweref\s?99\s(1[2-8]|2[0-3])\s?(00|15|30|45)/, (match) => swerefZone(match[1]!, match[2]!)],
  [/luref/, () => 2169],
  [/\bmgi\b.*\blambert/, () => 31287],
  [/lambert\s?72|\bl72\b/, () => 31370],
  [/lambert\s?2008/, () => 3812],
  [/lambert\s?(?:2|ii)\s?(?:e|etendu)\b/, () => 27572],
  [/lambert\s?93|\bl93\b|rgf\s?93/, () => 2154],
  [/\bcc\s?(4[2-9]|50)\b/, (match) => 3900 + Number(match[1])],
  [/\b(?:lv|mn)\s?95\b/, () => 2056],
  [/\b(?:lv|mn)\s?03\b/, () => 21781],
  [/stereo\s?(?:grafic\w*\s?)?70/, () => 3844],
  [/(?:utm|huso|etrs\s?89\D{0,8})\s?(?:zone\s?|h(?:uso)?\s?)?(2[89]|3[01])\b/, (match) => 25800 + Number(match[1])],
  [/amersfoort|rijksdriehoek|\brd[xy]?\b/, () => 28992],
  [/british national grid|\bosgb(?:\s?36)?\b/, () => 27700],
]

/** The twelve local strips of Sweden, each called by the degrees and minutes of its meridian. */
const swerefZone = (degrees: string, minutes: string): number => {
  const at = [
    '12 00',
    '13 30',
    '15 00',
    '16 30',
    '18 00',
    '14 15',
    '15 45',
    '17 15',
    '18 45',
    '20 15',
    '21 45',
    '23 15',
  ]
  const zone = at.indexOf(`${degrees} ${minutes}`)
  return zone < 0 ? 3006 : 3007 + zone
}

/** The system that the two columns' names tell, when their numbers do lie in Europe by it. */
export function namedCrs(
  labels: readonly string[],
  points: readonly (readonly [number, number])[],
): string | undefined {
  const text = labels.map((label) => fold(label).replace(/[_.()/-]+/g, ' ')).join(' ')
  for (const [pattern, code] of names) {
    const match = pattern.exec(text)
    if (!match) continue
    const crs = `EPSG:${code(match)}`
    const inside = points.filter(([x, y]) => {
      const there = toWgs84(x, y, crs)
      return there && there[0] > -32 && there[0] < 35 && there[1] > 27 && there[1] < 72
    })
    if (inside.length > points.length / 2) return crs
  }
  return undefined
}
