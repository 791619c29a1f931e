import type { Advertiser } from '@wiker/model'
import type { Section } from '../types.ts'

/** What an address may want of the letter; everything that a merchant publishes is `deals`, whatever it is. */
export const letterKinds = ['agenda', 'news', 'deals'] as const
export type LetterKind = (typeof letterKinds)[number]

/** One thing of a letter, as it was when the letter was made. */
export interface LetterItem {
  id: string
  kind: LetterKind
  name: string
  section: Section
  /** Last segment of its page, and the town on whose site that is. */
  path: string
  slug: string
  /** First and last day, `YYYY-MM-DD`; null where there is none. */
  day: string | null
  endsDay: string | null
  /** ISO instant of its hour, when it is known. */
  startsAt: string | null
  /** Only cancelled things are said to be. */
  isCancelled: boolean
  place: string | null
  /** A few words of what it says. */
  text: string
  /** Who says so: the source, or the page. */
  by: string | null
  /** Who pays for it: it is an advertisement, and is said to be one. */
  advertiser: Advertiser | null
}

/** A letter as it was composed, for everybody; each address gets of it what it asked for. */
export interface LetterContent {
  /** The days its agenda speaks of. */
  from: string
  to: string
  word: string
  subject: string
  items: LetterItem[]
}

/** What the animator made of it. */
export interface Arrangement {
  /** Left out, by id. */
  out: string[]
  /** Put first, in this order. */
  first: string[]
}

export type IssueState = 'draft' | 'sending' | 'sent' | 'empty' | 'skipped' | 'late'

export interface Issue {
  id: number
  town: string
  /** `2026-W48` */
  week: string
  state: IssueState
  sendAt: Date
  word: string
  subject: string
  arrangement: Arrangement
  /** As it was sent; null while it is a draft. */
  content: LetterContent | null
  editedAt: Date | null
  beganAt: Date | null
  finishedAt: Date | null
  unsubscribed: number
}
