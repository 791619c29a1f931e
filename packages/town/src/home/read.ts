import { readLastYear } from '../agenda/past.ts'
import { readUndated } from '../agenda/undated.ts'
import { addDays } from '../days.ts'
import type { Db } from '../db.ts'
import { readLatestMoney } from '../money/read.ts'
import { readHolidays } from '../practical/holidays.ts'
import { readMarkets } from '../practical/markets.ts'
import { readList } from '../records/list.ts'
import { neighbours } from '../towns/neighbours.ts'
import type { Neighbour, Scope, TownCard, TownHome } from '../types.ts'
import { readHomeAgenda } from './agenda.ts'
import { readHeritagePicks, readPracticalHighlights } from './highlights.ts'

/** All that a town's home shows, in few queries, side by side; its agenda as far around as the scope says. Counts never include examples. */
export async function readTownHome(db: Db, query: { town: TownCard; scope?: Scope; today: string }): Promise<TownHome> {
  const { scope, ...own } = query
  const { town, today } = own
  const latest = { ...own, section: 'news', order: 'latest', group: false } as const
  const [
    agenda,
    markets,
    news,
    notices,
    deals,
    practical,
    heritage,
    directory,
    holidays,
    subsidies,
    near,
    undated,
    lastYear,
  ] = await Promise.all([
    readHomeAgenda(db, query),
    readMarkets(db, own),
    readList(db, { ...latest, kinds: ['article'], size: 4 }),
    readList(db, { ...latest, kinds: ['notice'], size: 3 }),
    readList(db, { ...own, section: 'deals', order: 'soonest', group: false, size: 4 }),
    readPracticalHighlights(db, own),
    readHeritagePicks(db, own),
    readList(db, { ...own, section: 'directory', order: 'name', size: 1 }),
    readHolidays(db, own),
    readLatestMoney(db, town),
    neighbours(db, { ...own, limit: 40 }),
    readUndated(db, own),
    readLastYear(db, { ...own, limit: 5 }),
  ])
  const announced = agenda.total
  return {
    town,
    today,
    agenda: agenda.parts,
    agendaCredits: agenda.credits,
    activities: agenda.activities,
    undated,
    lastYear: announced === 0 ? lastYear : [],
    markets,
    news: news.items,
    deals: deals.items,
    notices: notices.items,
    practical: practical.lines,
    heritage: heritage.lines,
    directory: directory.facets,
    nextHolidays: holidays.filter((one) => one.starts <= addDays(today, 120)).slice(0, 3),
    money: subsidies.money,
    counts: {
      events: announced,
      markets: markets.filter((market) => !market.example).length,
      news: news.total + notices.total,
      deals: deals.total,
      directory: directory.total,
      heritage: heritage.total,
      practical: practical.total,
      subsidies: subsidies.all,
    },
    neighbours: nearestWith(near, announced === 0),
  }
}

/** When a town has nothing to announce, those who have something come first. */
function nearestWith(near: Neighbour[], quiet: boolean): Neighbour[] {
  const ordered = quiet ? near.toSorted((one, other) => Number(other.announced > 0) - Number(one.announced > 0)) : near
  return ordered.slice(0, 8)
}
