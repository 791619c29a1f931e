import { sql } from 'kysely'
import { addDays, weekday as weekdayOf } from '../../../days.ts'
import { readRows, readTownRow, type StoryRow } from '../../cells.ts'
import { compute, count, type Given, list, name, number, period, phrase, weekday } from '../../facts.ts'
import { defineKind } from '../../kind.ts'
import { mondayOf, weekName } from '../../week.ts'

const leastDays = 3

interface Data {
  town: StoryRow
  days: StoryRow[]
  monday: string
}

/** The canteen's week: from Thursday on, that of the Monday after. One restaurant's, the one that tells most. */
export const kind = defineKind<Data>({
  category: 'school',

  async ask(db, { town, today }) {
    const monday = addDays(mondayOf(today), weekdayOf(today) >= 4 ? 7 : 0)
    const rows = await readRows(
      db,
      'menu',
      sql`t.town = ${town.code} and t.served_on between ${monday}::date and ${addDays(monday, 4)}::date`,
      sql`t.served_on, t.id`,
    )
    const days = longest(rows.filter((row) => dishesOf(row).length > 0))
    return days.length > 0 ? { town: await readTownRow(db, town.code), days, monday } : null
  },

  worth: ({ days, monday }) =>
    days.length >= leastDays ? { period: weekName(monday), until: addDays(monday, 4) } : null,

  plan({ town, days }) {
    const organic = days.flatMap((row) =>
      dishesOf(row)
        .filter(({ bio }) => bio)
        .map(({ at }) => row.cell(`record.dishes.${at}.name`)),
    )
    const restaurant = days[0]!.text('record.restaurant')
    const values = {
      town: name(town.cell('name')),
      restaurant: restaurant ? name(days[0]!.cell('record.restaurant')) : undefined,
      run: period(days[0]!.cell('served_on'), days.at(-1)!.cell('served_on')),
      organic: number(count(organic)),
      count: number(count(days.map((row) => row.cell('served_on')))),
    }
    return {
      title: ['title', values],
      paragraphs: [
        [['lead', values]],
        ...days.map((row) => [
          ['day', { weekday: weekday(compute('weekday', [row.cell('served_on')])), list: dishes(row) }] as const,
        ]),
        ...(organic.length > 0 ? [[['organic', values] as const]] : []),
      ],
    }
  },
})

const dishes = (row: StoryRow): Given =>
  list(
    dishesOf(row).map(({ at, bio }) => {
      const dish = name(row.cell(`record.dishes.${at}.name`))
      return bio ? phrase('bio', { name: dish }) : dish
    }),
    'semicolon',
  )

function dishesOf(row: StoryRow): { at: number; bio: boolean }[] {
  const all = row.get('record.dishes')
  if (!Array.isArray(all)) return []
  return all.flatMap((dish: { name?: unknown; labels?: string[] }, at) =>
    typeof dish?.name === 'string' && /\p{L}{2}/u.test(dish.name)
      ? [{ at, bio: (dish.labels ?? []).some((label) => /bio|^ab$/i.test(label)) }]
      : [],
  )
}

/** The rows of one restaurant, one a day. */
function longest(rows: StoryRow[]): StoryRow[] {
  const by = new Map<string, Map<string, StoryRow>>()
  for (const row of rows) {
    const restaurant = row.text('record.restaurant') ?? ''
    const days = by.get(restaurant) ?? new Map<string, StoryRow>()
    const day = row.text('served_on')!
    if (!days.has(day)) days.set(day, row)
    by.set(restaurant, days)
  }
  return [...([...by.values()].toSorted((one, other) => other.size - one.size)[0]?.values() ?? [])]
}
