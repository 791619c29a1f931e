import { dayIn } from '@wiker/platform/clock.ts'
import type { Db } from '@wiker/platform/database/connect.ts'
import { openDouble, type StripeDouble } from '../../double/double.ts'
import { houseZone } from '../../house-zone.ts'
import { Acts } from './acts.ts'
import { Chance } from './chance.ts'
import { openMarket, type Size } from './market.ts'
import { MonthEnds } from './month-end.ts'
import { Told } from './told.ts'

export interface LivedYear {
  double: StripeDouble
  acts: Record<string, number>
  told: Told['counts']
  months: MonthEnds['counts']
  files: MonthEnds['files']
}

/** Its first morning: the year that follows has a 29 February, two changes of the clocks and an end of the year. */
export const yearBegins = '2027-12-01'
const days = 366

/**
 * A year of the house: towns of two countries, merchants who come, pay, fail, change, ask for their money back and go, animators who are told, paid and
 * replaced, a provider who tells in disorder and fails, a process that is killed. The same number gives the same year.
 */
export async function liveYear(
  db: Db,
  {
    size,
    seed,
    url,
    kills,
    progress,
  }: { size: Size; seed: number; url: string; kills: number; progress: (line: string) => void },
): Promise<LivedYear> {
  const chance = new Chance(seed)
  const double = await openDouble({ now: () => Date.parse(`${yearBegins}T06:00Z`) })
  const stripe = double.client()
  const now = () => new Date(double.world.now() * 1000)
  const dayOf = (moment: Date) => dayIn(houseZone, moment)
  const deps = { db, stripe, now, dayOf }
  const market = await openMarket(db, double, stripe, size, yearBegins, chance)
  const acts = new Acts(double, deps, market, chance, () => dayOf(now()))
  const told = new Told(double, deps, chance, url)
  const months = new MonthEnds(deps, chance)
  const comings = Array.from({ length: size.merchants }, () => Math.floor(chance.next() ** 1.6 * 300))
  const begun = performance.now()
  let seen = yearBegins
  for (let day = 0; day < days; day += 1) {
    // Now at night, now at noon: what is due late in the evening belongs to that day.
    const hour = day % 3 === 0 ? 22.75 : 6 + (day % 12)
    await double.advanceTo(new Date(Date.parse(`${yearBegins}T00:00Z`) + (day + hour / 24) * 86_400_000))
    for (const coming of comings) if (coming === day) await acts.subscribe()
    await acts.happen(day)
    if (told.counts.kills < (kills * day) / days) await told.kill(1)
    const isDown = day % 90 === 45
    let asked = 0
    double.accident = () => {
      asked += 1
      if (isDown && asked < 40) return 'fails'
      return asked % 997 === 0 ? 'breaks' : undefined
    }
    await told.deliver(day)
    double.accident = () => undefined
    // For four weeks nobody asks the provider what never came: some of it is of a month that is closed by then.
    if (day === 204) await told.catchUp(29)
    else if (day % 3 === 2 && (day < 177 || day > 204)) await told.catchUp()
    // Two of these moments may be of one day of the house, and between two may be one without.
    for (const today = dayOf(now()); seen < today; ) {
      seen = nextDay(seen)
      await months.on(seen)
    }
    if (day % 30 === 29)
      progress(
        `day ${day + 1}: ${told.counts.received} things told, ${Math.round((performance.now() - begun) / 1000)} s`,
      )
  }
  for (let more = 0; more < 2; more += 1) {
    await told.deliverAll()
    await double.advanceTo(new Date((double.world.now() + 8 * 86_400) * 1000))
  }
  await told.deliverAll()
  return { double, acts: acts.counts, told: told.counts, months: months.counts, files: months.files }
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
