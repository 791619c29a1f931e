import type { HandRole } from '@wiker/platform/database/schema.ts'

/**
 * Who is believed first when two say otherwise, the first before the last:
 * who looks after the town and typed it, the organiser who typed it, a source of the town hall or the organiser itself, an official data
 * set or API, an aggregator that gathers from others, a compilation that quotes pages.
 */
export const standings = ['animator', 'organiser', 'own', 'official', 'aggregator', 'compilation'] as const
export type Standing = (typeof standings)[number]
/** Those a source may have; the others are people's. */
export const sourceStandings = ['own', 'official', 'aggregator', 'compilation'] as const
export type SourceStanding = (typeof sourceStandings)[number]

/** What is known of a source, as far as its standing goes. */
export interface StandingClues {
  standing?: SourceStanding | undefined
  /** Its rows quote other pages. */
  quotes?: unknown
  showEmails?: boolean | undefined
  towns: string[] | null
  publisher: string | null
  licence: string | null
}

/** What was declared; else what the declaration lets tell: one town's own feed, quoted pages, a publisher who gives a licence. */
export function standingOfSource(source: StandingClues): SourceStanding {
  if (source.standing) return source.standing
  if (source.quotes) return 'compilation'
  if (source.showEmails || source.towns?.length === 1) return 'own'
  return source.publisher && source.licence ? 'official' : 'aggregator'
}

export function standingOfHand(role: HandRole): Standing {
  return role === 'organiser' ? 'organiser' : 'animator'
}

export const rankOf = (standing: Standing): number => standings.indexOf(standing)
