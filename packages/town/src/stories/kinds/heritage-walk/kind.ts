import { sql } from 'kysely'
import { lastOfMonth } from '../../../days.ts'
import { kilometres } from '../../../distance.ts'
import { belongs } from '../../../sections.ts'
import { readRows, readTownRow, type StoryRow } from '../../cells.ts'
import { compute, count, distance, list, month, name, number, placeName } from '../../facts.ts'
import { defineKind } from '../../kind.ts'

const stops = 5
const leastStops = 3
/** Kilometres from one stop to the next, as the crow flies; all of it. */
const longestStep = 1.6
const longestWay = 5

interface Data {
  town: StoryRow
  walk: StoryRow[]
}

/** The heritage walk of the month: stones near one another, another round each month. */
export const kind = defineKind<Data>({
  category: 'heritage',

  async ask(db, { town, today }) {
    const rows = await readRows(
      db,
      'place',
      sql`t.town = ${town.code} and ${belongs('heritage', 'place')} and t.latitude is not null and t.longitude is not null
        and t.category <> all('{cross,tree}'::text[])`,
      sql`t.plain_name, t.id`,
      200,
    )
    const places = distinct(rows.filter(isNamed))
    const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7))
    for (let at = 0; at < places.length; at++) {
      const walk = walkFrom(places[(months * 7 + at) % places.length]!, places)
      if (walk.length >= leastStops) return { town: await readTownRow(db, town.code), walk }
    }
    return null
  },

  worth: (_, { today }) => ({ period: today.slice(0, 7), until: lastOfMonth(today) }),

  plan({ town, walk }, { today }) {
    const [first, ...rest] = walk as [StoryRow, ...StoryRow[]]
    const way = (rows: StoryRow[]) =>
      compute(
        'way',
        rows.flatMap((row) => [row.cell('latitude'), row.cell('longitude')]),
      )
    const values = {
      town: name(town.cell('name')),
      month: month(compute('now', [], today.slice(0, 7))),
      first: name(first.cell('name')),
      last: name(walk.at(-1)!.cell('name')),
      count: number(count(walk.map((row) => row.cell('name')))),
      way: distance(way(walk)),
      between: list(rest.slice(0, -1).map((row) => placeName(row.cell('name')))),
      street: first.text('record.streetAddress') ? name(first.cell('record.streetAddress')) : undefined,
    }
    return {
      title: ['title', values],
      paragraphs: [
        [
          ['lead', values],
          ['stops', values],
        ],
        [['advice', values]],
      ],
      chart: {
        kind: 'map',
        title: ['chart', values],
        description: ['chart-text', values],
        columns: ['column-stop', 'column-way'],
        rows: walk.map((row, at) => ({
          label: name(row.cell('name')),
          value: distance(way(at ? [walk[at - 1]!, row] : [row])),
          latitude: row.number('latitude')!,
          longitude: row.number('longitude')!,
        })),
      },
    }
  },
})

/** A name that tells it from others, short enough to be read aloud. */
function isNamed(row: StoryRow): boolean {
  const text = row.text('name') ?? ''
  return text.length > 5 && text.length < 60 && /\s/.test(text) && !/[|/(:,]| - /.test(text)
}

function distinct(rows: StoryRow[]): StoryRow[] {
  const seen = new Set<string>()
  return rows.filter((row) => {
    const key = row.text('name')!.toLowerCase()
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Always on to the nearest that was not seen; two that stand at one point are one stop. */
function walkFrom(start: StoryRow, places: StoryRow[]): StoryRow[] {
  const walk = [start]
  let way = 0
  while (walk.length < stops) {
    const here = walk.at(-1)!
    const near = places
      .filter((place) => walk.every((seen) => far(seen, place) > 0.05))
      .map((place) => ({ place, km: far(here, place) }))
      .toSorted((one, other) => one.km - other.km)[0]
    if (!near || near.km > longestStep || way + near.km > longestWay) break
    way += near.km
    walk.push(near.place)
  }
  return walk
}

const far = (one: StoryRow, other: StoryRow) =>
  kilometres(
    { latitude: one.number('latitude')!, longitude: one.number('longitude')! },
    { latitude: other.number('latitude')!, longitude: other.number('longitude')! },
  ) ?? Number.POSITIVE_INFINITY
