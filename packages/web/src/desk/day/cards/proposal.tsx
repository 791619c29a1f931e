import { createHash } from 'node:crypto'
import { type SimilarThing, similarThings } from '@wiker/harvest'
import { readWaiting, senderOf } from '@wiker/town/publishing/read.ts'
import type { Publication } from '@wiker/town/publishing/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../../../components/reader.ts'

import { dayIn, plainDay } from '../../../formatting/dates.ts'
import { readableName } from '../../../formatting/names.ts'
import { whenOf } from '../../../publish/follow.tsx'
import { PublicationView } from '../../../publish/publication-view.tsx'
import type { WhenRead } from '../../../publish/read-when.ts'
import { review, undoReview } from '../../../publish/reviewing.ts'
import { SimilarLink } from '../../../publish/similar.tsx'
import { type Card, cardKind, type DayAt } from '../card-kind.ts'

interface Data {
  publication: Publication
  when: WhenRead | undefined
  doubles: SimilarThing[]
}

/** What somebody proposed, as readers would see it. */
export const proposal = cardKind<Data>({
  name: 'proposal',
  says: { one: 'day.proposal.one', count: 'day.proposal.count' },
  action: 'publication.review',
  seconds: 25,
  path: 'propositions',
  teaches: 'accept',
  read,
  Body: Proposal,
  answers: ({ id, data }, { words: { t } }) => [
    { name: 'accept', label: t('queue.accept'), key: 'a' },
    { name: 'edit', label: t('day.rewrite'), key: 'm', href: `/bureau/publication/${id}` },
    {
      name: 'refuse',
      label: t('queue.refuse'),
      key: 'r',
      asks: {
        label: t('queue.reason'),
        needed: true,
        ready: [
          ...(data.doubles.length > 0 ? [t('day.proposal.known')] : []),
          t('day.proposal.elsewhere'),
          t('day.proposal.incomplete'),
        ],
      },
    },
  ],
  answer: async ({ at: { deps, town }, card, answer, reason, by }) => {
    if (answer !== 'accept' && reason === '') return { ok: false, problem: 'queue.said.reasonMissing' }
    const given = answer === 'accept' ? ({ verdict: 'accept' } as const) : ({ verdict: 'refuse', reason } as const)
    const done = await review(deps, town, Number(card.id), { person: by.person.id, capacity: by.role }, given)
    return done.ok ? { ok: true } : { ok: false, over: true }
  },
  undo: ({ at: { deps, town }, card, by }) =>
    undoReview(deps, town, Number(card), { person: by.person.id, capacity: by.role }),
})

async function read({ deps, town, today, words }: DayAt): Promise<Card<Data>[]> {
  const { db } = deps.people
  const waiting = await readWaiting(db, town.code, { limit: 60 })
  const apart = await readWaiting(db, town.code, { state: 'quarantined', limit: 20 })
  return Promise.all(
    [...waiting, ...apart].map(async (publication): Promise<Card<Data>> => {
      const when = await whenOf(db, publication, town, today)
      const days = when?.occurrences.map(({ day }) => day) ?? [today]
      const doubles = await similarThings(db, publication.record, {
        town: town.code,
        days,
        except: [publication.recordId],
      })
      const plain = publication.suspicions.length === 0 && doubles.length === 0
      return {
        id: String(publication.id),
        name: readableName(publication.record.name ?? ''),
        pressing: { since: publication.confirmedAt ?? publication.createdAt, day: days[0] },
        suggests: plain ? { answer: 'accept', why: words.t('day.proposal.plain') } : undefined,
        alike: plain ? alikeOf(publication, words.maybe) : undefined,
        data: { publication, when, doubles },
      }
    }),
  )
}

/** The same sender, kind and first category. An address is not written into what is kept. */
function alikeOf({ kind, page, email, record, authorName }: Publication, maybe: (key: string) => string | undefined) {
  const sender = page
    ? `page ${page.id}`
    : `sender ${createHash('sha256').update(senderOf({ page, email })).digest('hex').slice(0, 16)}`
  const [category] = (record as { categories?: string[] }).categories ?? []
  const what = (category && maybe(`category.${category}`)) ?? maybe(`day.proposal.kind.${kind}`)
  return {
    key: `${sender} ${kind} ${category ?? ''}`.trim(),
    name: [page?.name ?? authorName, what].filter(Boolean).join(', '),
  }
}

function Proposal({ card: { data }, town }: { card: Card<Data>; town: TownCard }) {
  const { t, words, today } = useReader()
  const { publication, when, doubles } = data
  const { page, authorName, email, createdAt, suspicions, publishedAt } = publication
  const who = page ? page.name : [authorName, email].filter(Boolean).join(', ')
  return (
    <>
      <p class="line__facts">
        {t('queue.from', { who, date: plainDay(dayIn(createdAt, town.timezone), words, today) })}
      </p>
      {publishedAt && <p class="notice">{t('queue.change')}</p>}
      {suspicions.length > 0 && (
        <p class="notice">
          {t('queue.suspicions')}{' '}
          {suspicions.map((one) => t(`queue.suspicion.${one}` as 'queue.suspicion.markup')).join(' ; ')}.
        </p>
      )}
      <PublicationView record={publication.record} town={town} when={when} level={3} />
      {doubles.length > 0 && (
        <div class="ask">
          <p>{t('similar.already')}</p>
          <ul class="list list--plain">
            {doubles.map((one) => (
              <li>
                <SimilarLink one={one} town={town} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
