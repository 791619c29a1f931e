import type { Generated, GeneratedAlways } from 'kysely'
import type { Day, Json, MomentOrNull, NowByDefault } from './columns.ts'

export type StoryState = 'draft' | 'published' | 'refused' | 'withdrawn'

/** One text made from the data, for one period of a town. */
export interface StoryTable {
  id: GeneratedAlways<number>
  town: string
  kind: string
  language: string
  period: string
  state: Generated<StoryState>
  title: string
  text: string
  parts: Json
  evidence: Json
  chart: Json | null
  image: Json | null
  others: Json
  variant: number
  polished: Generated<boolean>
  composed_on: Day
  until: Day
  edited_at: MomentOrNull
  edited_by: string | null
  unfound: Json
  answered_by: string | null
  reason: string | null
  decided_at: MomentOrNull
  decided_by: string | null
  record_id: string
  thing_id: string | null
  published_at: MomentOrNull
  corrected_at: MomentOrNull
  corrections: Json
  outdated: Json | null
  previous: Json | null
  created_at: NowByDefault
  updated_at: NowByDefault
}

/** What a town wants of a kind: its stories without a word of anybody, or none. Without a row they are drafts. */
export interface StoryRuleTable {
  town: string
  kind: string
  rule: 'publish' | 'never'
  set_by: string | null
  set_at: NowByDefault
}

export interface StoriesTables {
  story: StoryTable
  story_rule: StoryRuleTable
}
