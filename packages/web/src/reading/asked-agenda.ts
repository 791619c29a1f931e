import { eveningFrom } from '@wiker/town/agenda/facets.ts'
import { explicitRange, rangeFor } from '@wiker/town/agenda/range.ts'
import { traits } from '@wiker/town/agenda/traits.ts'
import { addDays } from '@wiker/town/days.ts'
import type { AgendaQuery, AgendaRange, RangeName, ScopeName, Trait } from '@wiker/town/types.ts'

/** Names a range of days may be asked for by (`when=`). */
const ranges = ['today', 'tonight', 'weekend', 'week', 'next-week', 'month'] as const satisfies RangeName[]
/** A calendar is subscribed to for long: it holds a year. */
const daysInFeed = 366
const mostCategories = 20

/** What a reader chose of an agenda, as addresses say it: pages, feeds and embeds read the same words. */
export interface AskedAgenda {
  range: AgendaRange
  categories: string[]
  traits: Trait[]
  /** The notch of the scope dial, as it was typed: `readDial` says what it stands for. */
  around: string | undefined
}

/** One value of an address's query; undefined when it is absent or empty. */
type Ask = (name: string) => string | undefined

/** `category=loto,concert`, `only=free,children`, `autour=5`, `when=weekend`, or `from=` and `to=`. What has no meaning is left out. */
export function askedAgenda(ask: Ask, today: string): AskedAgenda {
  return {
    range: askedRange(ask, today) ?? rangeFor('upcoming', today),
    categories: listOf(ask('category')).slice(0, mostCategories),
    traits: traits.filter((trait) => listOf(ask('only')).includes(trait)),
    around: ask('autour'),
  }
}

/** The same for a feed: without days it holds a year. */
export function askedAgendaFeed(ask: Ask, today: string): AskedAgenda {
  const range = askedRange(ask, today) ?? { name: 'upcoming', from: today, to: addDays(today, daysInFeed) }
  return { ...askedAgenda(ask, today), range }
}

/** What the town's reads take of it. */
export function agendaChoices({
  range,
  categories,
  traits: liked,
}: AskedAgenda): Pick<AgendaQuery, 'from' | 'to' | 'categories' | 'traits' | 'after'> {
  return {
    from: range.from,
    to: range.to,
    categories,
    traits: liked,
    after: range.name === 'tonight' ? eveningFrom : null,
  }
}

export type Query = Record<string, string | undefined>

/** The days of a choice, as an address says them. */
export function daysQuery({ name, from, to }: AgendaRange): Query {
  if (name === 'dates') return { from, to }
  return { when: name === 'upcoming' ? undefined : name }
}

/** Everything but the days: what goes from one tab, month or page to another. */
export function filterQuery({
  categories,
  traits: liked,
  scope,
}: Pick<AskedAgenda, 'categories' | 'traits'> & { scope?: ScopeName | undefined }): Query {
  return {
    category: categories.join(',') || undefined,
    only: liked.join(',') || undefined,
    autour: scope === 'town' ? undefined : scope,
  }
}

/** A list with one more, or without it when it is in already. */
export function toggled<Item>(items: readonly Item[], item: Item): Item[] {
  return items.includes(item) ? items.filter((one) => one !== item) : [...items, item]
}

function askedRange(ask: Ask, today: string): AgendaRange | undefined {
  const name = ranges.find((one) => one === ask('when'))
  return explicitRange(ask('from'), ask('to'), today) ?? (name && rangeFor(name, today))
}

function listOf(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(',').map((one) => one.trim()))].filter((one) => /^[\w-]{1,40}$/.test(one))
}
