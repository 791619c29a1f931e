import type { SourceDeclaration } from '../sources/source.ts'
import { type Incident, incidentsOf } from './incidents.ts'
import { chance } from './random.ts'
import type { Voice } from './telling.ts'
import type { Happening, Truth } from './truth.ts'
import { type MonthTown, organisers, towns } from './words.ts'
import { plainTable, type TableStyle } from './write-csv.ts'

export interface MonthSource {
  slug: string
  format: 'csv' | 'ics' | 'openagenda' | 'geojson' | 'page' | 'rss'
  kind: Truth['kind']
  declaration: Pick<SourceDeclaration, 'towns' | 'departments' | 'publisher' | 'licence' | 'settings'>
  voice: Voice
  style: TableStyle
  /** Whether it tells of something at all. */
  tells(truth: Truth): boolean
  /** What it does with what is cancelled. */
  cancelled: 'marked' | 'dropped'
  /** Calendars whose program makes new identifiers at each export. */
  restless?: boolean
  utc?: boolean
  windows?: boolean
  /** What its server says of changes: nothing, the truth, the truth by date, an ETag that is another each time. */
  manners: 'none' | 'etag' | 'modified' | 'fickle'
  incidents: Incident[]
}

/** Forty-four sources: eleven of each of the four towns but for the country's, as a canton has them. */
export function sourcesOf(seed: number, world: Truth[]): MonthSource[] {
  const luck = chance(seed + 1)
  const some = (share: number) => {
    const chosen = new Set(world.filter(() => luck.next() < share).map((truth) => truth.key))
    return (truth: Truth) => chosen.has(truth.key)
  }
  const manners = ['none', 'etag', 'modified', 'fickle'] as const
  let count = 0
  const source = (
    slug: string,
    format: MonthSource['format'],
    kind: Truth['kind'],
    more: Partial<MonthSource>,
  ): MonthSource => ({
    slug,
    format,
    kind,
    declaration: {},
    voice: {},
    style: plainTable,
    cancelled: 'marked',
    manners: manners[count++ % manners.length]!,
    ...more,
    tells: (truth) => truth.kind === kind && (more.tells?.(truth) ?? true),
    incidents: incidentsOf(slug),
    ...(incidentsOf(slug).some(({ kind }) => kind === 'lying-304') && { manners: 'etag' as const }),
  })

  const ofTown = (town: MonthTown, n: number): MonthSource[] => {
    const declaration = { towns: [town.code] }
    const here = (also: (truth: Truth) => boolean = () => true) => ({
      declaration,
      tells: (truth: Truth) => truth.town === town && also(truth),
    })
    const by = (i: number) => here((truth) => (truth as Happening).organiser === organisers[i])
    return [
      source(`${town.slug}-mairie`, 'csv', 'event', {
        ...here(some(0.8)),
        voice: { suffix: n === 1 ? 'town' : undefined },
      }),
      source(`${town.slug}-amicale-laique`, 'ics', 'event', { ...by(0), restless: n % 2 === 0, utc: n === 1 }),
      source(`${town.slug}-ecole-de-musique`, 'ics', 'event', {
        ...by(1),
        restless: n === 1,
        windows: true,
        cancelled: 'dropped',
      }),
      source(`${town.slug}-comite-des-fetes`, 'ics', 'event', {
        ...by(2),
        voice: { shouted: n === 2, straight: true },
      }),
      source(`${town.slug}-mediatheque`, 'csv', 'event', { ...by(3), style: { ...plainTable, delimiter: '\t' } }),
      source(`${town.slug}-theatre`, 'page', 'event', by(4)),
      source(`${town.slug}-tourisme`, 'geojson', 'event', {
        ...here(some(0.5)),
        voice: { suffix: 'free', delay: 2 },
        cancelled: 'dropped',
      }),
      source(`${town.slug}-equipements`, 'csv', 'place', here()),
      source(`${town.slug}-associations`, 'csv', 'organization', here()),
      source(`${town.slug}-actualites`, 'rss', 'article', here()),
    ]
  }
  const departments = ['44']
  return [
    ...towns.flatMap(ofTown),
    source('openagenda', 'openagenda', 'event', {
      declaration: { departments, publisher: 'OpenAgenda' },
      tells: some(0.6),
      voice: { straight: true, delay: 1 },
    }),
    source('departement', 'csv', 'event', {
      declaration: { departments, publisher: 'Département', licence: 'Licence Ouverte 2.0' },
      tells: some(0.4),
      voice: { withoutHour: true, unaccented: true, delay: 1 },
      style: { ...plainTable, delimiter: ',' },
      cancelled: 'dropped',
    }),
    source('sports', 'geojson', 'place', {
      declaration: { departments, publisher: 'Ministère des Sports', licence: 'Licence Ouverte 2.0' },
      tells: some(0.6),
      voice: { unaccented: true },
    }),
    source('pays', 'rss', 'article', {
      declaration: { towns: towns.map((town) => town.code), settings: { townInNames: true } },
      tells: some(0.4),
      voice: { suffix: 'town' },
    }),
  ]
}
