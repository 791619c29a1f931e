import { openSource, type SourceReading } from '@wiker/connector'
import type { SourceAccess } from '../sources/access.ts'
import { type Source, type SourceDeclaration, sourceDeclarationSchema } from '../sources/source.ts'
import { openOptionsOf, resolveAddress } from './options.ts'
import type { House } from './run.ts'

const patience = 30_000

/** Opens a source as a harvest would, for a person who waits: nothing remembered of it, and not much patience. */
export function openToLook(house: House, source: Source, access: SourceAccess | undefined): Promise<SourceReading> {
  return openSource(resolveAddress(source.url, house.root), {
    ...openOptionsOf(source, house.clock, undefined, access),
    timeout: patience,
    retries: 1,
    ...house.network,
  })
}

/** A source that is not kept yet. */
export function asSource(given: SourceDeclaration): Source {
  const declaration = sourceDeclarationSchema.parse(given)
  const { slug, publisher, licence, dataDate, entity, towns, departments, schedule, settings } = declaration
  return {
    id: 0,
    slug: slug ?? null,
    name: declaration.name,
    url: declaration.url,
    publisher: publisher ?? null,
    licence: licence ?? null,
    dataDate: dataDate ?? null,
    entity: (entity ?? null) as Source['entity'],
    towns: towns ?? null,
    departments: departments ?? null,
    schedule: schedule ?? null,
    settings: settings ?? {},
    nextRunAt: null,
    archivedAt: null,
    reading: null,
    wholeAt: null,
    profile: null,
    learned: null,
  }
}
