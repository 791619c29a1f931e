import type { Advertiser } from '@wiker/model'
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
  /** Who pays for it: an advertisement, and said to be one. */
  advertiser?: Advertiser
  /** Slug of the town on whose site its page is, when that is another one. */
  of?: string
}

/** How far a reader looks: the town, 5 km around, its intercommunality, 30 km around. */
export type ScopeName = 'town' | '5' | 'interco' | '30'

/** Another open town as a wider list reads it. */
export interface TownAround {
  code: string
  slug: string
  name: string
  /** Kilometres from the centre of the reader's town: to the centre of this one, or to the thing itself when its position is known. */
  distance: number | null
  /** In the same intercommunality. */
  member: boolean
}

/** What a list reads. */
export interface Scope {
  name: ScopeName
  town: TownCard
  /** Set when things are measured: kilometres from the centre of the town. */
  km: number | null
  /** The other towns some of whose things are read. */
  around: TownAround[]
  /** Events of other towns that this town's animator accepted in its agenda. */
  guests: { ids: string[]; towns: TownAround[] }
}

/** The choices of how far to look, and the one that is made. */
export interface Dial {
  scope: Scope
  /** Those that show something more, each with how many towns it reads. */
  notches: { name: ScopeName; towns: number }[]
  /** Name of the town's intercommunality; null when no other open town is in it. */
  intercommunality: string | null
}
