import type { Entity } from '@wiker/model'
import type { GazetteerTown } from '../places/gazetteer.ts'
import type { Recipe } from './recipe.ts'

/** What is known of a source beside its bytes; effects (clock, place) come in here. */
export interface MapContext {
  /** `YYYY-MM-DD`: the day on which the source is read. */
  today: string
  /** IANA zone of times without an offset. */
  timezone: string
  /** ISO 3166-1 alpha-2; its customs decide what the values leave open (day or month first, phone prefix, projections). */
  country: string
  /** Neither the caller nor the layer says the country: its customs are then a habit, not knowledge. */
  countryIsGuess?: boolean
  /** The town the source speaks of, when the caller knows it. */
  town?: GazetteerTown
  /** Forced by the caller. */
  entity?: Entity
  recipe?: Recipe
  source: { url: string; retrieved: string; licence?: string; publisher?: string }
  /** Path of the member or layer, for provenance; only breaks ties in understanding. */
  member: string
}
