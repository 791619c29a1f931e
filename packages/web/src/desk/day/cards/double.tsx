import { type DoubtfulPair, doubtfulPairs, readThings, type ShownThing, undecide } from '@wiker/harvest'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../../../components/links.ts'
import { useReader } from '../../../components/reader.ts'
import { reasonInWords } from '../../../formatting/match-reasons.ts'
import { readableName } from '../../../formatting/names.ts'
import { RecordFactsList } from '../../facts.tsx'
import { judgePair } from '../../judge-pair.ts'
import { type Card, cardKind } from '../card-kind.ts'

interface Data {
  pair: DoubtfulPair
  sides: (ShownThing | undefined)[]
}

/** Two things that may be one. */
export const double = cardKind<Data>({
  name: 'double',
  says: { one: 'day.double.one', count: 'day.double.count' },
  action: 'record.match',
  seconds: 25,
  path: 'doublons',
  read: async ({ deps, town, words }) => {
    const pairs = (await doubtfulPairs(deps.people.db, town.code)).slice(0, 60)
    const things = await readThings(
      deps.people.db,
      pairs.flatMap(({ a, b }) => [a.thing, b.thing]),
    )
    return pairs.map((pair): Card<Data> => {
      const likely = pair.score >= 0.5
      const reasons = pair.reasons.filter(({ weight }) => weight > 0 === likely)
      const [best] = reasons.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      const sides = [things.get(pair.a.thing), things.get(pair.b.thing)]
      return {
        id: `${pair.a.thing} ${pair.b.thing}`,
        name: words.t('desk.pair', { a: readableName(pair.a.name), b: readableName(pair.b.name) }),
        pressing: { day: dayOf(sides[0]) },
        suggests: best && {
          answer: likely ? 'same' : 'different',
          why: words.t(likely ? 'day.double.likely' : 'day.double.unlikely', { reason: reasonInWords(best, words) }),
        },
        data: { pair, sides },
      }
    })
  },
  Body: Sides,
  answers: ({ data: { pair } }, { words: { t } }) => [
    { name: 'same', label: t('desk.double.same'), key: '1' },
    { name: 'different', label: t('desk.double.different'), key: '2' },
    { name: 'edit', label: t('day.open'), key: 'm', href: withQuery('/bureau/fiche', { id: pair.a.thing }) },
  ],
  answer: async ({ at: { deps, town, now, today }, card: { data }, answer, by }) => {
    const [a, b] = [data.pair.a.thing, data.pair.b.thing]
    const decision = answer === 'same' ? 'same' : 'different'
    const pair = await judgePair(deps.people.db, town, { a, b, decision }, by, { now, today })
    if (!pair) return { ok: false, over: true }
    return { ok: true, memory: { a: pair.a.record, b: pair.b.record, at: now.toISOString(), who: by.person.email } }
  },
  undo: async ({ at: { deps, town, now, today }, memory, by }) => {
    const { a, b, at, who } = memory as { a: string; b: string; at: string; who: string }
    const { db } = deps.people
    if (!(await undecide(db, { a, b, who, at: new Date(at) }, { now, today }))) return false
    const deed = { person: by.person.id, role: by.role, action: 'record.match', town: town.code, subject: a } as const
    await noteDeed(db, { ...deed, details: { decision: 'undo' } })
    return true
  },
})

const dayOf = (thing: ShownThing | undefined) =>
  (thing?.record as { startDate?: string } | undefined)?.startDate?.slice(0, 10)

function Sides({ card: { data }, town }: { card: Card<Data>; town: TownCard }) {
  const { t } = useReader()
  return (
    <div class="side-by-side">
      {data.sides.map(
        (thing) =>
          thing && (
            <div class="panel">
              <h3>{readableName(thing.name)}</h3>
              <p class="list__facts">{t('desk.from', { sources: thing.sources.join(', ') })}</p>
              <RecordFactsList record={thing.record} timezone={town.timezone} />
            </div>
          ),
      )}
    </div>
  )
}
