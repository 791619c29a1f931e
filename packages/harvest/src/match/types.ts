import type { CanonicalRecord, Town } from '@wiker/model'

/** What is recognised across sources. Records of two kinds are never one thing. */
export const matchedKinds = ['event', 'place', 'organization', 'market', 'article'] as const
export type MatchedKind = (typeof matchedKinds)[number]
export type MatchedRecord = Extract<
  CanonicalRecord,
  { type: 'Event' | 'Place' | 'Organization' | 'Market' | 'Article' }
>

/** The town a record is attached to, as far as matching looks at it. */
export type MatchTown = Pick<Town, 'code' | 'name' | 'timezone' | 'country'> & {
  /** Its centre, when it is known: a position that is just there says no more than the town's name. */
  latitude?: number | null | undefined
  longitude?: number | null | undefined
}

export interface MatchContext {
  /** The id by which the record is known afterwards (its row's); the record's own when left out. */
  id?: string
  town: MatchTown
  /** Any stable name of the source. Two records of one source are presumed to be two things. */
  source: string | number
  /** Of telephones, addresses of mail and of the web, how many differently named things its own source gives each to, when that is more than one. */
  shared?: ReadonlyMap<string, number> | undefined
}

/** A text taken apart: its words without accents, abbreviations in full, small words gone. */
export interface Words {
  /** All that is left, in order, joined by spaces: two equal ones are the same text for a reader. */
  plain: string
  /** Every word as it stands, without accents and first article. */
  full: string
  /** What stands before the first colon, comma, dash or bracket, when something does: "fete mer" of "Fête de la mer : bal". */
  head: string | null
  /** Each word once, in order, with how much it tells: 1 a proper name, less for "fete", "ecole". */
  tokens: { word: string; weight: number }[]
  /** Numbers, age classes and ordinals ("u13", "3", "2026" excluded when it is the year of the event). */
  numbers: string[]
}

/** One time an event takes place, on the town's clock. */
export interface Sitting {
  /** Days since 1970-01-01. */
  day: number
  /** Last day, the same for most. */
  lastDay: number
  /** Minutes after midnight, up to 1740: the small hours belong to the evening before. Null when the hour is unknown. */
  start: number | null
  end: number | null
}

export interface When {
  /** In order, at most 1500: thirty years of a weekly series. */
  sittings: Sitting[]
  /** Days since 1970-01-01 of the first and the last. */
  from: number
  to: number
  /** It comes back (by a rule or by loose dates). */
  repeats: boolean
  cancelled: boolean
}

export interface Where {
  /** The hall's or the place's own name. */
  name: Words
  street: Words
  /** `12`, `12 bis`. */
  number: string | null
  postalCode: string | null
  latitude: number | null
  longitude: number | null
  /** How exactly the position is known, in kilometres: 0 a doorway, more for few decimals, 1 for the middle of the town. */
  blur: number
}

/** What matching looks at, computed once for a record. Plain data: it may be stored as JSON. */
export interface Comparable {
  id: string
  kind: MatchedKind
  source: string
  /** Country's own code of the town. */
  town: string
  title: Words
  /** The title as it was written, for those who read the reasons. */
  name: string
  /** What else it is called in its own name: "Écart dit village de Clis", "Vaillante, ex Étoile". */
  aliases: Words[]
  /** Words of what its source files it under: "phare" of a record called "Le Tréhic". */
  kindWords: string[]
  when: When | null
  where: Where
  organizer: Words
  /** Registry numbers without spaces: `rna:W443001234`, `siret:…`, `siren:…`. */
  registry: string[]
  /** National significant digits. */
  phones: string[]
  emails: string[]
  /** Host and path, without `www.`, without query. Never a bare home page shared by all of a source. */
  urls: string[]
  /** In euros (or the currency of the town); 0 is free. */
  price: number | null
  /** Keys of the site's categories, from the source's own words for what it is. */
  categories: string[]
  /** Sorted hashes of runs of words of the description. */
  shingles: number[]
  /** Half hours of the week it is open, from Monday midnight, sorted; null when its hours are not known or not simple. */
  open: number[] | null
  /** How many things of its own source have each of its contacts, when more than one. */
  shared: Record<string, number>
}

export type MatchVerdict = 'same' | 'doubtful' | 'different'

/** Why, in message-key form (`match.<key>`): a page makes a sentence of it. */
export interface MatchReason {
  key: ReasonKey
  values: Record<string, string | number>
  /** Log-odds it adds: positive speaks for one thing, negative for two. */
  weight: number
}

export interface Comparison {
  /** Ids in alphabetical order, whatever the order of the arguments. */
  a: string
  b: string
  /** Probability that both speak of the same thing, 0 to 1. */
  score: number
  verdict: MatchVerdict
  /** The weightiest first. */
  reasons: MatchReason[]
  /** The same announcement on other days: two events for an agenda, unless a series names both dates. */
  siblings: boolean
  /** The same announcement on one day at another hour: two sittings, or one that was moved. */
  onlyHour: boolean
}

/** What a person settled. The latest one counts when two contradict: the caller gives only that one. */
export interface MatchDecision {
  a: string
  b: string
  verdict: 'same' | 'different'
}

export interface Cluster {
  /** Ids in alphabetical order; at least one. The first names the cluster. */
  members: string[]
}

export interface Clustering {
  /** Every comparable is in exactly one; in alphabetical order of their first member. */
  clusters: Cluster[]
  /** Pairs that a person should settle: doubtful ones, and those that would be the same if another pair did not forbid it. */
  doubts: Comparison[]
}

export const reasonKeys = [
  'same-title',
  'title-nearly',
  'title-within',
  'title-close',
  'title-shares-words',
  'title-differs',
  'title-other-words',
  'title-adds-words',
  'title-other-number',
  'title-contrast',
  'other-nature',
  'part-of-whole',
  'title-missing',
  'only-one-here',
  'same-weekdays',
  'other-weekdays',
  'same-sitting',
  'same-days',
  'days-overlap',
  'series-gives-day',
  'day-within-range',
  'day-differs-by',
  'day-unknown',
  'same-hour',
  'hour-near',
  'hour-differs-by',
  'hour-unknown',
  'same-hall',
  'hall-nearly',
  'other-hall',
  'same-street',
  'same-address',
  'other-number',
  'other-street',
  'near',
  'same-contact',
  'same-hours',
  'other-hours',
  'apart',
  'far-apart',
  'other-town',
  'same-organiser',
  'organiser-nearly',
  'different-organiser',
  'organiser-in-title',
  'same-registry-number',
  'other-registry-number',
  'same-phone',
  'other-phone',
  'same-email',
  'other-email',
  'same-url',
  'same-site',
  'same-price',
  'other-price',
  'same-description',
  'description-close',
  'description-differs',
  'same-category',
  'other-category',
  'same-source',
] as const
export type ReasonKey = (typeof reasonKeys)[number]
