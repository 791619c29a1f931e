import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { countRides } from './going/rides.ts'
import { commentsOpen, type RemarkLine, readRemarks } from './remarks/remark.ts'
import { readAnswers, type ShownAnswer } from './talking/answers.ts'

/** What everybody reads around an event: the same for all, so that the page can be kept. */
export interface AroundEvent {
  /** How many come, where the organiser shows it. */
  going: number | undefined
  rides: { offers: number; requests: number }
  answers: ShownAnswer[]
  comments: RemarkLine[]
  commentsOpen: boolean
  /** Opened for this event alone. */
  commentsOpened: boolean
}

export async function readAroundEvent(
  db: Db,
  thing: string,
  today: string,
  now: Date,
  reader?: string,
): Promise<AroundEvent> {
  const [settings, rides, answers, comments, open] = await Promise.all([
    sql<{ shown: boolean; going: number; comments: boolean }>`
      select public_count as shown, going, comments from event_meeting where thing_id = ${thing}`.execute(db),
    countRides(db, thing, today),
    readAnswers(db, thing),
    readRemarks(db, 'comment', thing, reader),
    commentsOpen(db, thing, now),
  ])
  const set = settings.rows[0]
  return {
    going: set?.shown ? set.going : undefined,
    rides,
    answers,
    comments,
    commentsOpen: open,
    commentsOpened: set?.comments ?? false,
  }
}
