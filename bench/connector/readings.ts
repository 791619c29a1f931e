/** What one line of a tool's output says of the record it was made from; a field the tool does not give is absent. */
export interface Found {
  name?: string
  description?: string
  /** The day, with the hour where they are together. */
  start?: string
  /** The hour, where it stands alone. */
  hour?: string
  latitude?: number
  longitude?: number
}

export type Reading = (line: string) => Found

/** Where a tool that keeps the source's names says each thing; `a.b` is `b` inside `a`, several names are tried in turn. */
export type Columns = { [field in keyof Found]?: string | readonly string[] }

/** A canonical record of ours. Only an event begins: a place keeps the time of its point among what no field took. */
export function canonicalReading(columns: Columns): Reading {
  return (line) => {
    const record = JSON.parse(line)
    const { latitude, longitude } = record.location ?? record
    const start = record.type === 'Event' ? record.startDate : firstOf(record.additional, columns.start)
    return {
      name: record.name,
      description: record.description,
      start: textOf(start ?? undefined),
      latitude,
      longitude,
    }
  }
}

/** A GeoJSON feature, or a row as an object, with the source's own names. */
export function sourceReading(columns: Columns): Reading {
  return (line) => {
    const object = JSON.parse(line)
    const row = object.properties ?? object
    const say = (field: keyof Found): unknown => firstOf(row, columns[field])
    const [longitude, latitude] = pointOf(object.geometry) ?? [say('longitude'), say('latitude')]
    return {
      name: textOf(say('name')),
      description: textOf(say('description')),
      start: textOf(say('start')),
      hour: textOf(say('hour')),
      latitude: numberOf(latitude),
      longitude: numberOf(longitude),
    }
  }
}

function firstOf(row: unknown, names: string | readonly string[] = []): unknown {
  for (const name of [names].flat()) {
    const value = at(row, name)
    if (value !== undefined && value !== null) return value
  }
  return undefined
}

function at(row: unknown, path: string): unknown {
  let value = row
  for (const part of path.split('.')) value = (value as Record<string, unknown> | null | undefined)?.[part]
  return value
}

/** GeoJSON, or WKT as databases show a geometry. */
function pointOf(geometry: unknown): [unknown, unknown] | undefined {
  if (typeof geometry === 'string') {
    const point = /^POINT ?\(([^ ]+) ([^ )]+)\)$/.exec(geometry)
    return point ? [Number(point[1]), Number(point[2])] : undefined
  }
  const { coordinates } = (geometry ?? {}) as { coordinates?: unknown[] }
  return Array.isArray(coordinates) ? [coordinates[0], coordinates[1]] : undefined
}

const textOf = (value: unknown): string | undefined => (value === undefined ? undefined : String(value))
/** A number, not a text that could be read as one. */
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
