import type { TownOutline } from '@wiker/town/types.ts'

/** A made-up commune beside a marsh: as irregular as a real one. */
export function inventedOutline(
  code: string,
  name: string,
  slug: string,
  colour: string,
  [longitude, latitude]: [number, number] = [-1.95, 47.36],
): TownOutline {
  const ring = Array.from({ length: 48 }, (_, index) => {
    const turn = (index / 48) * 2 * Math.PI
    const reach = 0.034 + 0.008 * Math.sin(3 * turn + 1) + 0.005 * Math.cos(5 * turn) + 0.002 * Math.sin(17 * turn)
    return [longitude + 1.4 * reach * Math.cos(turn), latitude + reach * Math.sin(turn)]
  })
  return {
    code,
    slug,
    name,
    colour,
    latitude,
    longitude,
    geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
  }
}
