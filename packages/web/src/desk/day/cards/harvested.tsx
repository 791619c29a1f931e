import { type ReviewedRecord, readReviewed, waitAgain } from '@wiker/harvest'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../../../components/reader.ts'
import { readableName } from '../../../formatting/names.ts'
import { RecordFactsList } from '../../facts.tsx'
import { reviewAs } from '../../review-records.ts'
import { type Card, cardKind } from '../card-kind.ts'

/** What a source gives that nobody has said yes to. */
export const harvested = cardKind<ReviewedRecord>({
  name: 'harvested',
  says: { one: 'day.harvested.one', count: 'day.harvested.count' },
  action: 'record.review',
  seconds: 12,
  path: 'a-confirmer',
  together: 3,
  teaches: 'accept',
  read: async ({ deps, town, words }) =>
    (await readReviewed(deps.people.db, town.code, { state: 'waiting', limit: 200 })).map(
      (one): Card<ReviewedRecord> => {
        const { startDate } = one.record as { startDate?: string }
        const [category] = (one.record as { categories?: string[] }).categories ?? []
        const what = (category && words.maybe(`category.${category}`)) || words.t('day.harvested.all')
        return {
          id: String(one.key),
          name: readableName(one.name),
          pressing: { since: one.firstSeen, day: startDate?.slice(0, 10) },
          suggests: { answer: 'accept', why: words.t('day.harvested.why', { source: one.source.name }) },
          alike: {
            key: `source ${one.source.id} ${one.kind} ${category ?? ''}`.trim(),
            name: `${one.source.name}, ${what}`,
          },
          data: one,
        }
      },
    ),
  Body: Facts,
  answers: (_card, { words: { t } }) => [
    { name: 'accept', label: t('desk.queue.accept'), key: 'a' },
    { name: 'refuse', label: t('desk.queue.refuse'), key: 'r' },
  ],
  answer: async ({ at: { deps, town, now, today }, card, answer, by }) => {
    const verdict = answer === 'accept' ? 'accept' : 'refuse'
    const count = await reviewAs(deps.people.db, town, { keys: [Number(card.id)] }, verdict, by, { now, today })
    return count > 0 ? { ok: true, memory: { at: now.toISOString(), who: by.person.email } } : { ok: false, over: true }
  },
  undo: async ({ at: { deps, town, now, today }, card, memory, by }) => {
    const { db } = deps.people
    const given = { town: town.code, who: String(memory.who), at: new Date(String(memory.at)) }
    if ((await waitAgain(db, [Number(card)], given, { now, today })) === 0) return false
    const deed = {
      person: by.person.id,
      role: by.role,
      action: 'record.review',
      town: town.code,
      subject: card,
    } as const
    await noteDeed(db, { ...deed, details: { verdict: 'undo', count: 1 } })
    return true
  },
})

function Facts({ card: { data }, town }: { card: Card<ReviewedRecord>; town: TownCard }) {
  const { to } = useReader()
  return (
    <>
      <p class="line__facts">
        <a href={to(`/bureau/sources/${data.source.id}`)}>{data.source.name}</a>
      </p>
      <RecordFactsList record={data.record} timezone={town.timezone} />
    </>
  )
}
