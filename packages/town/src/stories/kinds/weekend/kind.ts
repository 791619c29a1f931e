import { sql } from 'kysely'
import { isReckonedDay } from '../../../agenda/lines.ts'
import { addDays, weekday as weekdayOf } from '../../../days.ts'
import type { Db } from '../../../db.ts'
import type { TownCard } from '../../../types.ts'
import { readTownRow, StoryRow } from '../../cells.ts'
import { compute, count, day, type Given, hour, list, name, number, phrase, weekday } from '../../facts.ts'
import { defineKind } from '../../kind.ts'
import { sundayOf, weekName } from '../../week.ts'

const nearKilometres = 15
const told = 5
const toldAround = 3

interface Outing {
  day: StoryRow
  town: StoryRow
}

interface Data {
  town: StoryRow
  here: Outing[]
  around: Outing[]
  saturday: string
}

/** This week-end here and around: what takes place once, before what comes back every week. */
export const kind = defineKind<Data>({
  category: 'culture',

  async ask(db, { town, today }) {
    const sunday = sundayOf(today)
    const saturday = addDays(sunday, -1)
    const outings = await readOutings(db, town, saturday, sunday)
    const here = outings.filter((one) => one.town.data.code === town.code)
    const around = outings.filter((one) => one.town.data.code !== town.code)
    return { town: await readTownRow(db, town.code), here, around, saturday }
  },

  worth({ here, around }, { today }) {
    // On a Sunday the week-end is known; on a Monday what is announced is not all that will be.
    if (weekdayOf(today) < 2 || weekdayOf(today) > 6) return null
    if (here.length + Math.min(around.length, 3) < 2) return null
    return { period: weekName(today), until: sundayOf(today) }
  },

  plan({ town, here, around }, { town: { timezone } }) {
    const all = [...here, ...around]
    const near = around.slice(0, toldAround)
    // One neighbour is named once.
    const alone = new Set(near.map((one) => one.town.data.code)).size === 1
    const values = {
      town: name(town.cell('name')),
      count: number(count(here.map((one) => one.day.owner!.cell('name')))),
      around: number(count(around.map((one) => one.day.owner!.cell('name')))),
      first: name((here[0] ?? around[0]!).day.owner!.cell('name')),
      saturday: day((all.find((one) => weekdayOf(String(one.day.data.day)) === 6) ?? all[0]!).day.cell('day')),
      list: list(
        here.slice(0, told).map((one) => item(one, timezone)),
        'semicolon',
      ),
      near: list(
        near.map((one) => item(one, timezone, !alone)),
        'semicolon',
      ),
      neighbour: alone ? name(near[0]!.town.cell('name')) : undefined,
    }
    const rest = here.length > told ? [['more', {}] as const] : []
    return {
      title: [here.length > 0 ? 'title' : 'title-around', values],
      paragraphs: [
        ...(here.length > 0 ? [[['lead', values] as const, ...rest]] : []),
        ...(around.length > 0
          ? [[[`${here.length > 0 ? 'around' : 'only-around'}${alone ? '-one' : ''}`, values] as const]]
          : []),
      ],
    }
  },
})

function item({ day: row, town }: Outing, timezone: string, withTown = false): Given {
  const event = row.owner!
  const place = event.text('record.location.name')
  const starts = row.text('starts_at')
  return phrase(starts ? 'item-hour' : 'item', {
    name: name(event.cell('name')),
    day: weekday(compute('weekday', [row.cell('day')])),
    hour: starts ? hour(compute('hour', [row.cell('starts_at')], timezone)) : undefined,
    place: place ? name(event.cell('record.location.name')) : undefined,
    town: withTown ? name(town.cell('name')) : undefined,
  })
}

/** What begins on those days, the nearest towns first, no series and nothing that an advertiser pays for. */
async function readOutings(db: Db, town: TownCard, from: string, to: string): Promise<Outing[]> {
  const { rows } = await sql<{
    day: Record<string, unknown>
    event: Record<string, unknown>
    at: Record<string, unknown>
  }>`
    select to_jsonb(d) as day, to_jsonb(e) - '{search,body,plain_name}'::text[] ||
        case when e.town = ${town.code} then '{}' else jsonb_build_object('town_slug', w.slug) end as event,
      to_jsonb(w) - '{outline,plain_name}'::text[] as at
    from event_date d join event e on e.id = d.event_id join town w on w.code = e.town and w.opened_at is not null
    where d.day between ${from}::date and ${to}::date and e.withdrawn_at is null and not e.example and d.status = 'scheduled'
      and coalesce(e.record ->> 'eventStatus', 'scheduled') = 'scheduled' and not ${isReckonedDay} and e.record -> 'advertiser' is null
      and (select count(*) from event_date x where x.event_id = e.id) <= 4
      and (e.town = ${town.code} or kilometres_between(${town.latitude}::float8, ${town.longitude}::float8, w.latitude, w.longitude) < ${nearKilometres})
    order by e.town <> ${town.code}, kilometres_between(${town.latitude}::float8, ${town.longitude}::float8, w.latitude, w.longitude),
      d.day, d.starts_at nulls last, e.name limit 60`.execute(db)
  const seen = new Set<unknown>()
  return rows.flatMap(({ day, event, at }) => {
    if (seen.has(event.id)) return []
    seen.add(event.id)
    return [{ day: new StoryRow('event_date', day, new StoryRow('event', event)), town: new StoryRow('town', at) }]
  })
}
