import type { Section } from './records.ts'

export interface TownCard {
  code: string
  slug: string
  name: string
  country: string
  postalCodes: string[]
  population: number | null
  latitude: number | null
  longitude: number | null
  /** One of the site's colours: `river`, `marsh`, `ochre`, `brick`, `slate`, `heather`. */
  colour: string
  timezone: string
  schoolZone: string | null
}

/** A town as the search for one's town gives it: open ones have a site. */
export interface TownMatch extends TownCard {
  open: boolean
  department: string | null
  /** What the reader typed that found it. */
  by: 'name' | 'former-name' | 'postal-code' | 'near'
}

export interface Neighbour extends TownCard {
  /** Kilometres between the two centres. */
  distance: number
  /** Events announced from today on, examples left out. */
  announced: number
}

/** For the map of the network: GeoJSON geometry, WGS84, simplified. */
export interface TownOutline {
  code: string
  slug: string
  name: string
  colour: string
  latitude: number | null
  longitude: number | null
  geometry: { type: string; coordinates: unknown } | null
}

/** A point of the town's map. */
export interface MapPoint {
  path: string
  section: Section
  name: string
  category: string | null
  latitude: number
  longitude: number
}
