import type { SourceReading } from '@wiker/connector'
import { digest } from '../rows/digest.ts'
import type { Source } from '../sources/source.ts'
import type { Area } from '../towns/match.ts'

/** Bumped when the same bytes would give other rows, so that the next harvest does not take them for unchanged. */
const understandingVersion = 6

/** Same bytes, same settings, same area, same understanding: nothing to do. */
export function fingerprintOf(source: Source, area: Area, sha256: string): string {
  const { entity, settings, url } = source
  return digest({ entity, settings, url, area, sha256, understandingVersion })
}

/** What the connector understood, member by member, and why: kept with the run for whoever wants to know. */
export function explanationOf(reading: SourceReading): { members: unknown[] } {
  return {
    members: reading.members.map(({ path, format, layer, understanding, error, counts }) => ({
      path,
      format,
      ...(error ? { error } : {}),
      ...(layer
        ? {
            encoding: layer.encoding,
            delimiter: layer.delimiter,
            headerRow: layer.headerRow,
            columns: layer.columns,
            crs: understanding?.crs ?? layer.crs,
          }
        : {}),
      ...(understanding
        ? {
            entity: understanding.entity,
            mapping: understanding.mapping.map(({ columns: _columns, ...field }) => field),
            repairs: [...(layer?.repairs ?? []), ...understanding.repairs],
            warnings: [...(layer?.warnings ?? []), ...understanding.warnings],
          }
        : {}),
      records: counts.records,
      refused: counts.refused,
    })),
  }
}
