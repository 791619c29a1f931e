import { type KeptFault, readSourceSummaries, reopenFault, type SourceSummary, settleFault } from '@wiker/harvest'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { useReader } from '../../../components/reader.ts'

import { dayIn, plainDay } from '../../../formatting/dates.ts'
import { faultInWords } from '../../../formatting/faults.ts'
import { networkTimezone } from '../../../server/context.ts'
import { type Card, cardKind } from '../card-kind.ts'

interface Data {
  source: SourceSummary
  fault: KeptFault
}

/** A source that has gone silent, or does not read as it used to. */
export const source = cardKind<Data>({
  name: 'source',
  says: { one: 'day.source.one', count: 'day.source.count' },
  action: 'source.change',
  seconds: 20,
  stands: { again: 2 },
  read: async ({ deps, town, words }) =>
    (await readSourceSummaries(deps.people.db, [town.code]))
      // What speaks of more than this town is the operator's to mend.
      .filter(({ towns }) => towns?.length === 1 && towns[0] === town.code)
      .flatMap((one) =>
        one.faults.map((fault): Card<Data> => {
          const gone = fault.kind === 'unreachable' || fault.kind === 'unreadable'
          return {
            id: `${one.id}.${fault.id}`,
            name: one.name,
            pressing: { since: fault.since },
            suggests: {
              answer: gone ? 'again' : 'live',
              why: words.t(gone ? 'day.source.tryAgain' : 'day.source.known'),
            },
            data: { source: one, fault },
          }
        }),
      ),
  Body: Fault,
  answers: ({ data }, { words: { t } }) => [
    { name: 'again', label: t('day.source.again'), key: '1' },
    { name: 'live', label: t('day.source.live'), key: '2' },
    { name: 'edit', label: t('day.source.open'), key: 'm', href: `/bureau/sources/${data.source.id}` },
  ],
  answer: async ({ at: { deps, town, now }, card: { data }, answer, by }) => {
    const { source: of, fault } = data
    const { db } = deps.people
    if (answer === 'again') await deps.desk.ask(of.id)
    else if (!(await settleFault(db, of.id, fault.id, now))) return { ok: false, over: true }
    const action = answer === 'again' ? 'source.harvest' : 'source.change'
    const deed = { person: by.person.id, role: by.role, action, town: town.code, subject: String(of.id) } as const
    await noteDeed(db, { ...deed, details: { name: of.name } })
    return { ok: true }
  },
  // That it was read again cannot be undone; its card comes back.
  undo: async ({ at: { deps }, card, answer }) => {
    const [of, fault] = card.split('.').map(Number)
    return answer === 'again' || reopenFault(deps.people.db, of!, fault!)
  },
})

function Fault({ card: { data } }: { card: Card<Data> }) {
  const { t, words, language } = useReader()
  const { source: of, fault } = data
  return (
    <>
      <p>{faultInWords(fault, words, language)}</p>
      <p class="line__facts">
        {of.publisher && of.publisher !== of.name && <span>{of.publisher}</span>}
        <span>{t('sources.count', { count: of.shown })}</span>
        {of.lastGoodAt && (
          <span>{t('desk.source.read', { date: plainDay(dayIn(of.lastGoodAt, networkTimezone), words) })}</span>
        )}
      </p>
    </>
  )
}
