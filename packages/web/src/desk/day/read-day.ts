import { randomUUID } from 'node:crypto'
import { dayIn } from '@wiker/town/days.ts'
import { hiddenCards, type KeptAnswer, lastPress, usualSeconds } from '@wiker/town/desk/answers.ts'
import type { Grant } from '@wiker/town/people/permissions.ts'
import type { TownCard } from '@wiker/town/types.ts'
import type { Words } from '../../formatting/words.ts'
import type { Card, CardKind, DayAt, DayDeps } from './card-kind.ts'
import { kindsFor } from './registry.ts'
import { inOrder } from './score.ts'

/** A card of the queue; with `others`, one for many alike. */
export interface Queued {
  kind: string
  of: CardKind
  town: TownCard
  card: Card
  /** The further ones that are answered with it. */
  others: Card[]
  /** What is sent twice with it is one answer. */
  token: string
  seconds: number
}

export interface Day {
  queue: Queued[]
  /** The last press that can be taken back. */
  last: KeptAnswer[]
}

export interface DayReader {
  person: string
  grants: readonly Grant[]
  words: Words
}

/** What the queue needs of a town that is answered in. */
export function dayAt(deps: DayDeps, town: TownCard, { person, words }: DayReader): DayAt {
  const now = deps.clock()
  return { deps, town, now, today: dayIn(town.timezone, now), words, person }
}

/** All that waits today in some towns for who reads, the most pressing first. `urgentOnly`: in these towns, what may harm somebody alone. */
export async function readDay(
  deps: DayDeps,
  towns: TownCard[],
  reader: DayReader,
  urgentOnly: readonly string[] = [],
): Promise<Day> {
  const { db } = deps.people
  const now = deps.clock()
  const codes = towns.map((town) => town.code)
  const [usual, last] = await Promise.all([usualSeconds(db, reader.person), lastPress(db, reader.person, codes, now)])
  const queue: Queued[] = []
  for (const town of towns) {
    const at = dayAt(deps, town, reader)
    const hidden = await hiddenCards(db, [town.code], at.today)
    const kinds = kindsFor(reader.grants, town.code)
    const found = await Promise.all(kinds.map((kind) => readKind(kind, at)))
    for (const [i, kind] of kinds.entries()) {
      const cards = found[i]!.filter(
        (card) =>
          !hidden.has(`${town.code} ${kind.name} ${card.id}`) &&
          (card.pressing.urgent || !urgentOnly.includes(town.code)),
      )
      for (const [card, ...others] of together(kind, cards))
        queue.push({
          kind: kind.name,
          of: kind,
          town,
          card: card!,
          others,
          token: randomUUID(),
          seconds: (usual.get(kind.name) ?? kind.seconds) * (others.length > 0 ? 1.5 : 1),
        })
    }
  }
  return { queue: inOrder(queue, { now, today: dayIn(towns[0]?.timezone ?? 'Europe/Paris', now) }), last }
}

/** A kind that cannot be read leaves the rest of the day as it is. */
async function readKind(kind: CardKind, at: DayAt): Promise<Card[]> {
  try {
    return await kind.read(at)
  } catch (error) {
    at.deps.log.error({ err: error, kind: kind.name, town: at.town.code }, 'Cards of the day could not be read')
    return []
  }
}

const mostTogether = 40

/** Alike cards as one, where their kind says from how many on. */
function together({ together: least }: CardKind, cards: Card[]): Card[][] {
  if (!least) return cards.map((card) => [card])
  const groups = Map.groupBy(cards, ({ id, alike }) => alike?.key ?? ` ${id}`)
  return [...groups.values()].flatMap((group) =>
    group.length < least ? group.map((card) => [card]) : chunks(group, mostTogether),
  )
}

function chunks<T>(all: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}
