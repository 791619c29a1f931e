import type { CategoryKey, Image } from '@wiker/model'
import type { Db } from '../db.ts'
import type { Given, Values } from './facts.ts'
import type { Asked } from './types.ts'

/** A sentence to be said: its key in the kind's messages, and its values. */
export type Saying = readonly [key: string, values: Values]

export interface ChartPlan {
  kind: 'bars' | 'line' | 'map'
  title: Saying
  description: Saying
  /** Keys of the heads of its table. */
  columns: readonly [string, string]
  rows: { label: Given; value: Given; latitude?: number; longitude?: number }[]
}

/** What a story says, in order, whatever the language. */
export interface Plan {
  title: Saying
  paragraphs: Saying[][]
  chart?: ChartPlan | undefined
  image?: Image | undefined
}

/**
 * A kind of story, which is a folder: this file is its `kind.ts`, its sentences are beside it, `fr.json` and the other languages.
 * `ask` is its question to the data, `worth` its rule for being told, `plan` what it says.
 */
export interface StoryKind<Data = unknown> {
  /** Of the article that readers see. */
  category: CategoryKey
  ask(db: Db, asked: Asked): Promise<Data | null>
  /**
   * Null when there is nothing to tell. `period` names the one story it is (`2026-W48`, `2018`): there are never two of it; `until` is the last
   * day on which it is news.
   */
  worth(data: Data, asked: Asked): { period: string; until: string } | null
  plan(data: Data, asked: Asked): Plan
}

export const defineKind = <Data>(kind: StoryKind<Data>): StoryKind<Data> => kind
