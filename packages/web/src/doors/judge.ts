import type { CanonicalRecord } from '@wiker/model'
import type { Db } from '@wiker/town/db.ts'
import type { DraftFields } from '@wiker/town/doors/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import type { Words } from '../formatting/words.ts'
import type { Problems } from '../pages-of/fields.tsx'
import { placeOf, priceOf } from '../publish/read-proposal.ts'
import { describeDates, readWhen, type WhenRead } from '../publish/read-when.ts'
import { whenProblem } from '../publish/when-shown.tsx'
import { type DraftTyped, isRedated } from './typed.ts'

export interface Judged {
  /** What readers would see; absent while something is missing. */
  record?: CanonicalRecord
  when?: WhenRead
  problems: Problems
}

interface Context {
  town: TownCard
  today: string
  words: Words
}

/** The announcement that a draft makes as it was put right, or what is missing, each beside its field. */
export async function judge(db: Db, draft: DraftFields, typed: DraftTyped, context: Context): Promise<Judged> {
  const { town, today, words } = context
  const problems: Problems = {}
  if (typed.name.length < 3) problems.name = words.t('propose.wrong.name')
  const when = await whenOf(db, draft, typed, { town, today })
  if (when.problem) problems.when = whenProblem(when.problem, words, words.language)
  if (Object.keys(problems).length > 0) return { when, problems }
  const { place } = await placeOf(db, typed, town)
  const { name, description, organizer } = typed
  const record = {
    type: 'Event',
    id: '',
    name,
    ...(description && { description }),
    ...when.dates!,
    eventStatus: draft.status,
    location: place,
    ...(organizer && { organizer: { name: organizer } }),
    ...priceOf(typed, town),
  } as CanonicalRecord
  return { record, when, problems }
}

/** The dates that were typed, else those that were read; of both, what has passed is no announcement any more. */
export async function whenOf(
  db: Db,
  { dates }: Pick<DraftFields, 'dates'>,
  typed: Pick<DraftTyped, 'when'>,
  at: { town: TownCard; today: string },
): Promise<WhenRead> {
  if (isRedated(typed) || !dates) return readWhen(db, typed.when, at)
  const told = await describeDates(db, dates, at)
  if (told.occurrences.length > 0) return told
  return { ...told, problem: { key: 'when.past', values: { day: dates.startDate.slice(0, 10) } } }
}
