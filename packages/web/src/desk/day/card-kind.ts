import type { Action } from '@wiker/town/people/permissions.ts'
import type { TownCard } from '@wiker/town/types.ts'
import type { Child } from 'hono/jsx'
import type { MessageKey, Words } from '../../formatting/words.ts'
import type { Acting } from '../../people/guard.tsx'
import type { Deps } from '../../server/deps.ts'
import type { Fields } from '../../server/own-form.ts'

/** What the day's queue and its cards are given. While a card is answered, `people.db` is the transaction of the answer. */
export type DayDeps = Deps & Required<Pick<Deps, 'people' | 'desk' | 'post'>>

/** A town on a day, for who looks after it. */
export interface DayAt {
  deps: DayDeps
  town: TownCard
  /** `YYYY-MM-DD` in the town. */
  today: string
  now: Date
  /** Of who reads. */
  words: Words
  /** Id of who reads, for what is one person's alone. */
  person: string
}

/** How pressing a card is (score.ts says what comes of it). */
export interface Pressing {
  /** When the law, or a promise of ours, wants an answer. */
  due?: Date | undefined
  /** `YYYY-MM-DD`: the day on which readers will need to know. */
  day?: string | undefined
  /** Since when it waits. */
  since?: Date | undefined
  /** Something may harm somebody: nothing goes before it, and while nobody is at this desk it goes to the operator. */
  urgent?: boolean | undefined
}

/** One thing to be decided. */
export interface Card<Data = unknown> {
  /** Stable, unique in its kind and town, at most 300 characters: `12`, or an urn. */
  id: string
  /** What it is about, as a person names it: read again in the day's account, in the evidence of a rule, by who undoes. */
  name: string
  pressing: Pressing
  /** The answer that is suggested, by its name, and why, as a sentence. */
  suggests?: { answer: string; why: string } | undefined
  /**
   * What it has in common with others: they can be answered together, and equal answers may become a rule. `key` says it exactly, and a rule
   * reaches no further (`source 3 event loto`); `name` says it to people (`Comité des fêtes, lotos`). None: of what must be looked at each time.
   */
  alike?: { key: string; name: string } | undefined
  /** What only its own kind knows. */
  data: Data
}

/** A way to answer: a button, a fold that asks for words, or a link to the page where it is done at length. */
export interface Answer {
  /** What is kept of it: `accept`, `edit`, `refuse`, or the kind's own word. `later` and `undo` are the day's. */
  name: string
  label: string
  /** The key that does it. `a` accepts, `m` edits, `r` refuses, `1` to `9` choose; `p` (later) and `z` (undo) are the day's. */
  key?: string
  /** Words that go with it; the ready ones are sent by one press more. Empty words come back with `problem`. */
  asks?: { label: string; needed: boolean; least?: number; ready?: string[]; value?: string; rows?: number }
  /** Where it is done at length; such an answer is a link. */
  href?: string
}

export interface Answering<Data = unknown> {
  at: DayAt
  card: Card<Data>
  answer: string
  /** The words that the answer asked for, trimmed; empty when none were. */
  reason: string
  /** Further fields of the card's own form, by the names that `Body` gave them; empty when the answer comes from a rule. */
  field: Fields
  /** In whose name, in what capacity: what the journal keeps. */
  by: Acting
}

/** Kept as JSON with an answer until it can no longer be undone. */
export type Memory = Record<string, unknown>

/** `memory`: what `undo` needs to put things back. `over`: somebody settled it meanwhile. `problem`: why it was not done; the card comes back with it. */
export type Answered = { ok: true; memory?: Memory } | { ok: false; over: true } | { ok: false; problem: MessageKey }

export interface Undoing {
  at: DayAt
  /** Id of the card. */
  card: string
  answer: string
  memory: Memory
  by: Acting
}

/**
 * A kind of card of the day's queue: one file or folder in `cards/`, and one line in `cards/index.ts`. The rest of the desk knows nothing of it.
 */
export interface CardKind<Data = unknown> {
  /** Small letters; kept with every answer, never changed. */
  name: string
  /** Its words: what one card is, above its name (« Désaccord à trancher »); `{count}` of them, in the account of the day. */
  says: { one: MessageKey; count: MessageKey }
  /** What one must be allowed to do in the town to see and answer it. */
  action: Action
  /** Seconds that one takes; after some answers each person's own median is taken. */
  seconds: number
  /** The address of the long way round under `/bureau/{slug}/`, where all of them are listed. */
  path?: string
  /** What waits there, at most some hundred; those put off or answered for good are left out by the day, not here. */
  read(at: DayAt): Promise<Card<Data>[]>
  /** What matters of it, and who says so: no heading of its own, no form, no buttons (hidden or typed fields are the form's). */
  Body(props: { card: Card<Data>; town: TownCard }): Child
  answers(card: Card<Data>, at: Pick<DayAt, 'words' | 'town'>): Answer[]
  /**
   * Does what was answered by the same function as the long way round, with its line in the journal, in the transaction of `at.deps.people.db`.
   * It checks again that the thing waits in this very town: what a form says is not believed.
   */
  answer(given: Answering<Data>): Promise<Answered>
  /** Puts things back as they were, in one transaction, with its line in the journal; false when it is too late. Without it an answer stands. */
  undo?(given: Undoing): Promise<boolean>
  /** From so many alike cards on, they are shown as one, answered by one press (`accept` and `later` only). */
  together?: number
  /** The answer that a rule may give by itself, once a person agreed to it (`alike` says how far). */
  teaches?: string
  /** Days for which an answer stands, by its name, when the thing itself goes on waiting (a shop that was called). Others stand as long as the thing waits. */
  stands?: Partial<Record<string, number>>
}

/** For the list of kinds: what a kind knows of its cards is its own business. */
export function cardKind<Data>(kind: CardKind<Data>): CardKind {
  return kind as unknown as CardKind
}
