/** [west, south, east, north] in degrees. */
export type Box = readonly [number, number, number, number]

/** Where a country's towns lie, its islands and overseas lands as boxes of their own. */
export const COUNTRY_BOXES: Record<string, Box[]> = {
  FR: [
    [-5.3, 41.2, 9.8, 51.2],
    [-61.95, 15.7, -60.9, 16.6],
    [-61.35, 14.3, -60.7, 15],
    [-54.7, 2, -51.5, 6],
    [55.1, -21.5, 55.95, -20.8],
    [44.9, -13.1, 45.4, -12.5],
    [-56.6, 46.7, -56, 47.2],
    [-63.2, 17.8, -62.7, 18.2],
    [163.3, -22.9, 168.3, -19.4],
    [-152, -18, -148.5, -15.9],
  ],
  ES: [
    [-9.4, 35.1, 4.4, 43.9],
    [-18.3, 27.5, -13.3, 29.5],
  ],
  RO: [[20.2, 43.5, 29.8, 48.4]],
  SE: [[10.5, 55.2, 24.3, 69.2]],
  DE: [[5.8, 47.2, 15.1, 55.1]],
  AT: [[9.5, 46.3, 17.2, 49.1]],
  CH: [[5.9, 45.8, 10.5, 47.9]],
  BE: [[2.5, 49.4, 6.5, 51.6]],
  LU: [[5.7, 49.4, 6.6, 50.2]],
  GB: [[-8.7, 49.8, 1.8, 60.9]],
  IE: [[-10.7, 51.3, -5.9, 55.5]],
}

const EUROPE: Box[] = [[-25, 34, 35, 72]]

export function boxesOf(country: string): Box[] {
  return COUNTRY_BOXES[country] ?? EUROPE
}

export function isInCountry(longitude: number, latitude: number, country: string): boolean {
  return boxesOf(country).some(
    ([west, south, east, north]) => longitude >= west && longitude <= east && latitude >= south && latitude <= north,
  )
}

/** Great-circle distance in kilometres. */
export function kilometres(a: readonly [number, number], b: readonly [number, number]): number {
  const rad = Math.PI / 180
  const dLat = (b[1] - a[1]) * rad
  const dLon = (b[0] - a[0]) * rad
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(dLon / 2) ** 2
  return 12742 * Math.asin(Math.min(1, Math.sqrt(h)))
}
