import { similarThings } from '@wiker/harvest'
import { reopenDraft, setAside } from '@wiker/town/doors/answer.ts'
import { draftsOf, getItem, openDrafts } from '@wiker/town/doors/read.ts'
import type { DoorDraft } from '@wiker/town/doors/types.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../../../components/reader.ts'
import { confirm } from '../../../doors/confirm.ts'
import { type Judged, judge } from '../../../doors/judge.ts'
import { typedOf } from '../../../doors/typed.ts'
import { quoteOf } from '../../../doors/zones.ts'
import { readableName } from '../../../formatting/names.ts'
import { takeOffline } from '../../../publish/online.ts'
import { occurrenceInWords } from '../../../publish/when-shown.tsx'
import { type Answering, type Card, cardKind, type DayAt } from '../card-kind.ts'

interface DraftCard {
  draft: DoorDraft
  judged: Judged
  /** What each value was read as, in its own words. */
  quotes: string[]
  known: boolean
  /** Something announced already looks like it. */
  like: boolean
}

/** An announcement that was read in a poster, a mail, a table: complete, it takes one key; else it is opened beside its source. */
export const draft = cardKind<DraftCard>({
  name: 'door-draft',
  says: { one: 'doors.card.one', count: 'doors.card.count' },
  action: 'door.bring',
  seconds: 20,
  path: 'apporter',
  read,
  Body: DraftFacts,
  answers: ({ id, data }, { words: { t }, town }) => {
    const [item, number] = id.split('.')
    const edit = {
      name: 'edit',
      label: t('doors.open'),
      key: 'm',
      href: `/bureau/${town.slug}/apporter/${item}/${number}`,
    }
    const aside = { name: 'aside', label: t('doors.aside'), key: 'r' }
    const complete = data.judged.record !== undefined && !data.like
    return complete ? [{ name: 'accept', label: t('doors.confirm'), key: 'a' }, edit, aside] : [edit, aside]
  },
  answer: answerDraft,
  undo: async ({ at: { deps, town }, card, answer, memory, by }) => {
    const { db } = deps.people
    const [item, number] = card.split('.').map(Number)
    if (answer === 'accept') {
      const taken = await takeOffline(deps, db, Number(memory.publication), { person: by.person.id, capacity: by.role })
      if (!taken.ok) return false
    }
    if (!(await reopenDraft(db, { item: item!, number: number! }))) return false
    const deed = { person: by.person.id, role: by.role, action: 'door.bring', town: town.code, subject: card } as const
    await noteDeed(db, { ...deed, details: { verdict: 'undo' } })
    return true
  },
})

async function read({ deps, town, today, words }: DayAt): Promise<Card<DraftCard>[]> {
  const { db } = deps.people
  const cards: Card<DraftCard>[] = []
  for (const one of await openDrafts(db, town.code)) {
    const judged = await judge(db, one.fields, typedOf(one.fields, false), { town, today, words })
    const days = judged.when?.occurrences.map(({ day }) => day) ?? []
    const similar = judged.record ? await similarThings(db, judged.record, { town: town.code, days, except: [] }) : []
    const like = similar.length > 0
    const quotes = Object.values(one.origins).flatMap((origins) => quoteOf(origins, one.itemText) ?? [])
    cards.push({
      id: `${one.item}.${one.number}`,
      name: readableName(one.fields.name) || one.itemName,
      pressing: { since: one.receivedAt, day: days[0] },
      suggests:
        judged.record && !like && one.known ? { answer: 'accept', why: words.t('doors.card.suggest') } : undefined,
      data: { draft: one, judged, quotes, known: one.known, like },
    })
  }
  return cards
}

async function answerDraft({ at: { deps, town, today, words, now }, card, answer, by }: Answering<DraftCard>) {
  const { db } = deps.people
  const [id, number] = card.id.split('.').map(Number)
  const item = await getItem(db, town.code, id!)
  const draft = item && (await draftsOf(db, item.id)).find((one) => one.number === number)
  if (!item || draft?.state !== 'open') return { ok: false, over: true } as const
  if (answer === 'aside') {
    await setAside(db, { item: item.id, number: draft.number, person: by.person.id, now })
    const deed = {
      person: by.person.id,
      role: by.role,
      action: 'door.bring',
      town: town.code,
      subject: card.id,
    } as const
    await noteDeed(db, { ...deed, details: { verdict: 'aside' } })
    return { ok: true } as const
  }
  const typed = typedOf(draft.fields, false)
  const { record } = await judge(db, draft.fields, typed, { town, today, words })
  if (!record) return { ok: false, problem: 'doors.refused' } as const
  const confirmed = await confirm(deps, town, by, { item, draft, typed, record })
  if (confirmed.ok) return { ok: true, memory: { publication: confirmed.publication } } as const
  return confirmed.reason === 'gone'
    ? ({ ok: false, over: true } as const)
    : ({ ok: false, problem: 'doors.refused' } as const)
}

function DraftFacts({ card: { data }, town }: { card: Card<DraftCard>; town: TownCard }) {
  const { t, words, today } = useReader()
  const { draft, judged, quotes, known } = data
  const { place, price, free, organizer } = draft.fields
  const [first] = judged.when?.occurrences ?? []
  const facts = [
    first && occurrenceInWords(first, words, town.timezone, today),
    place,
    free ? t('propose.free') : price,
    organizer,
  ].filter(Boolean)
  const wrong = Object.values(judged.problems)
  return (
    <>
      {facts.length > 0 && <p>{facts.join(' · ')}</p>}
      {quotes.length > 0 && <p class="line__facts">{t('doors.quote', { text: quotes.join(' | ').slice(0, 220) })}</p>}
      {wrong.length > 0 && <p class="field__problem">{wrong.join(' ')}</p>}
      {!known && <p class="notice">{t('doors.unknownSendersLead')}</p>}
    </>
  )
}
