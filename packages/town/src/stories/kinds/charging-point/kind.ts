import { sql } from 'kysely'
import { addDays } from '../../../days.ts'
import { readRows, readTownRow, type StoryRow } from '../../cells.ts'
import { compute, day, dayOf, figure, name, number } from '../../facts.ts'
import { defineKind } from '../../kind.ts'

const daysAfter = 60
const since = 'record.additional.date_mise_en_service'

interface Data {
  town: StoryRow
  place: StoryRow
}

/** A charging point that has just been put into service. */
export const kind = defineKind<Data>({
  category: 'transport',

  async ask(db, { town, today }) {
    const places = await readRows(
      db,
      'place',
      sql`t.town = ${town.code} and t.category = 'charging-point' and t.record -> 'additional' ->> 'date_mise_en_service' is not null`,
    )
    const fresh = places
      .filter((place) => dayOf(place.text(since)!) <= today && dayOf(place.text(since)!) >= addDays(today, -daysAfter))
      .toSorted((one, other) => dayOf(other.text(since)!).localeCompare(dayOf(one.text(since)!)))
    return fresh[0] ? { town: await readTownRow(db, town.code), place: fresh[0] } : null
  },

  worth({ place }) {
    const opened = dayOf(place.text(since)!)
    return { period: opened, until: addDays(opened, daysAfter) }
  },

  plan({ town, place }) {
    const points = numeric(place, 'record.additional.nbre_pdc')
    const power = numeric(place, 'record.additional.puissance_nominale')
    const values = {
      town: name(town.cell('name')),
      name: name(place.cell('name')),
      day: day(compute('day', [place.cell(since)])),
      street: place.text('record.streetAddress') ? name(place.cell('record.streetAddress')) : undefined,
      points: points && number(points),
      power: power && figure(power),
    }
    return {
      title: ['title', values],
      paragraphs: [
        [
          ['lead', values],
          ...(points ? [['points', values] as const] : []),
          ...(power ? [['power', values] as const] : []),
        ],
      ],
      chart: mapOf(place, values),
    }
  },
})

function mapOf(place: StoryRow, values: Parameters<typeof toPlan>[1]) {
  const [latitude, longitude] = [place.number('latitude'), place.number('longitude')]
  return latitude === undefined || longitude === undefined ? undefined : toPlan({ latitude, longitude }, values)
}

function toPlan(
  at: { latitude: number; longitude: number },
  values: { name: ReturnType<typeof name>; day: ReturnType<typeof day> },
) {
  return {
    kind: 'map' as const,
    title: ['title-map', values] as const,
    description: ['title-map', values] as const,
    columns: ['column-place', 'column-since'] as const,
    rows: [{ label: values.name, value: values.day, ...at }],
  }
}

/** A figure that its source writes as text. */
function numeric(row: StoryRow, field: string) {
  const value = row.number(field) ?? Number(row.text(field) ?? Number.NaN)
  if (!Number.isFinite(value) || value <= 0) return undefined
  return row.number(field) !== undefined ? row.cell(field) : compute('sum', [{ ...row.cell(field), value }])
}
