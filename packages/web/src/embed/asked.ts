import { readDial } from '@wiker/town/towns/scope.ts'
import type { Dial } from '@wiker/town/types.ts'
import { addDays } from '../formatting/dates.ts'
import { asked, wordsFor } from '../pages/show.tsx'
import { type Announcements, readAnnouncements } from '../print/announced.ts'
import { askedAgenda, filterQuery, type Query } from '../reading/asked-agenda.ts'
import { tellTowns } from '../reading/tell-towns.ts'
import type { Deps, SiteContext } from '../server/deps.ts'

const usualDays = 14
const mostDays = 60
const mostItems = 60

export interface AskedEmbed {
  days: number
  /** Kinds, likes and scope, as every agenda's address says them. */
  filter: Query
  /** All of it, to be said again in an address. */
  query: Query
  categories: string[]
  dial: Dial
  announcements: Announcements
}

/** What another site shows of a town's agenda: `days=14&category=sport`, with the filters of the agenda's own page. */
export async function readEmbed(c: SiteContext, deps: Deps): Promise<AskedEmbed> {
  const { town, today } = c.var
  const days = daysOf(asked(c, 'days'))
  const choice = askedAgenda((name) => asked(c, name), today)
  const dial = await readDial(deps.db, { town, asked: choice.around })
  tellTowns(c, dial.scope)
  const { categories, traits } = choice
  const range = { from: today, to: addDays(today, days - 1), today }
  const read = await readAnnouncements(deps.db, town, { ...range, categories, traits, scope: dial.scope }, wordsFor(c))
  const filter = filterQuery({ categories, traits, scope: dial.scope.name })
  const query = { ...filter, days: days === usualDays ? undefined : String(days) }
  return { days, filter, query, categories, dial, announcements: { ...read, days: firstOf(read.days) } }
}

/** Another site shows a list, not a book. */
function firstOf(days: Announcements['days']): Announcements['days'] {
  let left = mostItems
  return days.flatMap(({ day, items }) => {
    const some = items.slice(0, left)
    left -= some.length
    return some.length > 0 ? [{ day, items: some }] : []
  })
}

function daysOf(text: string | undefined): number {
  return /^\d{1,3}$/.test(text ?? '') ? Math.min(Math.max(Number(text), 1), mostDays) : usualDays
}
