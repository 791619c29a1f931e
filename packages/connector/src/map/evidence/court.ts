import type { Candidate } from '../candidates.ts'
import { type Column, says } from '../column.ts'
import { nounsIn } from '../nouns.ts'
import { share } from '../profile.ts'

export interface Courtroom {
  columns: readonly Column[]
  by: Map<string, Candidate>
  /** The file or its title is called by the thing's own name. */
  titled?: boolean
}

export interface Evidence {
  /** What finding a field is worth. */
  weights: Record<string, number>
  /** Vocabulary subjects that name the thing. */
  nouns: string[]
  /** What such a noun in a column's name, or among the values, is worth. */
  label: number
  values: number
  /** Facts that speak for or against it. */
  rules?: { points: number; reason: string; when: (court: Courtroom) => boolean }[]
}

export const any = ({ columns }: Courtroom, ...concepts: string[]) =>
  columns.some((column) => says(column, ...concepts))
export const named = ({ columns }: Courtroom, pattern: RegExp) => columns.some((column) => pattern.test(column.name))
export const has = ({ by }: Courtroom, ...fields: string[]) => fields.every((field) => by.has(field))
export const filledWith = ({ columns }: Courtroom, concept: string) =>
  columns.some((column) => says(column, concept) && column.profile.filled > 0.5)
export const strong = ({ by }: Courtroom, field: string, least = 0.6) => (by.get(field)?.score ?? 0) >= least
export const numeric = ({ columns }: Courtroom) =>
  columns.filter(
    (column) =>
      column.profile.numbers &&
      share(column.profile, 'year') < 0.8 &&
      !['CODE', 'POSTCODE', 'TOWNCODE', 'ID', 'NUMBER', 'LAT', 'LON', 'X', 'Y', 'SIRET', 'TEL'].some((concept) =>
        says(column, concept),
      ),
  ).length
/** A column that is of the event itself, not one that mentions one in passing. */
export const eventNamed = ({ columns }: Courtroom) =>
  columns.some(
    (column) =>
      says(column, 'EVENT') && (column.label.spans.length === 1 || says(column, 'NAME') || says(column, 'ID')),
  )
export const dated = (court: Courtroom) =>
  ['startDate', 'startTime', 'recurrence', 'endDate', 'timings'].some((field) => strong(court, field, 0.45))
/** Cells that hold two hours, several columns of them: what is open when, not what happens. */
export const weekly = ({ columns }: Courtroom) =>
  columns.filter((column) => share(column.profile, 'timespan') > 0.15 && column.profile.filledCount > 1).length >= 2
/** Days on which something begins, with the hall it is held in: it happens, it does not stand there. */
export const happening = (court: Courtroom) =>
  (any(court, 'START') || any(court, 'DATE')) &&
  any(court, 'VENUE') &&
  court.columns.some(({ profile }) => share(profile, 'date', 'datetime') > 0.5)
export const gbfs = (court: Courtroom) =>
  named(court, /^(?:.*\.)?station_id$/i) &&
  named(court, /capacity|rental|vehicle|num_(?:bikes|docks)|is_virtual|is_renting|is_installed/i)
/** Names that are food. */
export const dishes = ({ by }: Courtroom) => {
  const names = by.get('dish')?.column.profile.examples.slice(0, 60) ?? []
  // `Lunch` alone among three names is a meal of an agenda.
  return nounsIn(names, 'menu') > (names.length < 6 ? 0.6 : 0.3)
}
/** A first name and a sex, whatever the columns are called. */
export const sexes = ({ columns }: Courtroom) =>
  columns.some(
    ({ profile }) =>
      profile.distinctCount === 2 &&
      profile.filledCount > 20 &&
      profile.examples.every((text) => /^(?:[MFHGIK]|gar[cç]on|fille|masculin|f[eé]minin|masc|fem)$/i.test(text)),
  ) &&
  columns.some(
    ({ profile }) =>
      profile.distinctCount > 20 &&
      profile.meanWords < 1.2 &&
      profile.meanLength < 12 &&
      !profile.numbers &&
      share(profile, 'title') > 0.8,
  )
export const granted = (court: Courtroom) =>
  (any(court, 'GRANTED', 'AMOUNT') && (any(court, 'ORG') || any(court, 'BENEFICIARY') || any(court, 'SUBSIDY'))) ||
  (any(court, 'GRANTOR') && any(court, 'AMOUNT') && any(court, 'PURPOSE')) ||
  (any(court, 'REQUESTED', 'AMOUNT') && any(court, 'ORG')) ||
  (court.columns.some((column) => says(column, 'GRANTED') && column.profile.numbers) && any(court, 'ORG')) ||
  (any(court, 'AMOUNT') &&
    any(court, 'ORG') &&
    any(court, 'PURPOSE') &&
    !any(court, 'CONTRACT') &&
    !any(court, 'SUPPLIER'))
/** Names that are markets': `Ökomarkt`, `Marché bio`. */
export const marketNames = ({ by }: Courtroom) =>
  nounsIn(by.get('name')?.column.profile.examples.slice(0, 60) ?? [], 'market') > 0.5
/** Bills paid, contracts awarded: money for something bought. */
export const bought = (court: Courtroom) => any(court, 'SUPPLIER') && !any(court, 'SUBSIDY')
/** Posts to be filled: a board of notices, whatever days it names. */
export const vacancies = (court: Courtroom) =>
  court.columns.filter((column) => says(column, 'JOB')).length >= 2 && !any(court, 'EVENT')
/** A figure with its unit: what instruments measure, whenever they do. */
export const measured = (court: Courtroom) => any(court, 'VALUE') && any(court, 'UNIT') && !any(court, 'EVENT', 'NAME')
/** Figures of one year beside those of the next: `2023`, `2024`. */
export const yearsAbreast = ({ columns }: Courtroom) =>
  columns.filter(({ name, profile }) => /^(?:19|20)\d{2}$/.test(name.trim()) && profile.numbers).length >= 2
export const gtfs = /^(?:stop|route|trip|service|agency|shape|fare)_id$/i

/** A name, an address and a town say where something is, even when nothing says what. */
export function namedAddresses(court: Courtroom): boolean {
  return (
    !any(court, 'EVENT') &&
    strong(court, 'name', 0.8) &&
    strong(court, 'streetAddress', 0.7) &&
    (has(court, 'addressLocality') || has(court, 'postalCode'))
  )
}

/** What is done on which days: no name, no position, but activities with their weekdays and hours. */
export function regularActivities(court: Courtroom): boolean {
  return (
    any(court, 'ACTIVITY') &&
    !any(court, 'NAME') &&
    !any(court, 'LAT') &&
    !any(court, 'LATLON') &&
    (court.columns.some(({ profile }) => share(profile, 'weeklyhours') > 0.15) ||
      (court.columns.some(({ profile }) => share(profile, 'weekday') > 0.5) &&
        court.columns.some(({ profile }) => share(profile, 'time', 'timespan') > 0.5)))
  )
}
