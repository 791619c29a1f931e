interface Point {
  latitude: number | null
  longitude: number | null
}

/** Kilometres between two points on the sphere (haversine), one decimal; null when one of them is unknown. */
export function kilometres(one: Point, other: Point): number | null {
  if (one.latitude === null || one.longitude === null || other.latitude === null || other.longitude === null)
    return null
  const radians = Math.PI / 180
  const dLat = (other.latitude - one.latitude) * radians
  const dLon = (other.longitude - one.longitude) * radians
  const a =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(one.latitude * radians) * Math.cos(other.latitude * radians) * Math.sin(dLon / 2) ** 2
  return Math.round(10 * 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(a)))) / 10
}
