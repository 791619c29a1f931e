import type { Entity } from '@wiker/model'
import { normalizeDates } from '../normalize/dates.ts'
import type { FieldMapping, Layer, RawRecord, Understanding, Warning } from '../types.ts'
import { type Column, columnsOf } from './column.ts'
import { settingsOf } from './column-settings.ts'
import type { MapContext } from './context.ts'
import { isDaily } from './daily.ts'
import { chooseEntity } from './entity.ts'
import { mixedKinds } from './mixed-kinds.ts'
import { followedSchema } from './national-schema.ts'
import { mappingOf, type PlanItem, planOf } from './plan.ts'
import { findPosition } from './position.ts'
import { asDecided, decidedColumns, overruled, withDecided, withOrigins, withSchema } from './recipe-plan.ts'
import { weekdayColumns, weekdayFlags } from './weekdays.ts'
import { fold } from './words.ts'

/**
 * What a layer is about and which column is what, from the columns' names and the sample's values. Pure: the same layer and
 * sample always give the same answer, whatever the order of the columns.
 */
export function understand(layer: Layer, sample: readonly RawRecord[], context: MapContext): Understanding {
  const whole = sample.filter((record) => !record.broken)
  const columns = columnsOf(layer, whole, context.country)
  return layer.known ? known(layer, whole, columns, context) : guessed(layer, whole, columns, context)
}

function guessed(layer: Layer, sample: readonly RawRecord[], columns: Column[], context: MapContext): Understanding {
  const forced = context.recipe?.entity ?? context.entity
  const schema = schemaFor(columns, forced, context)
  const decided = withSchema(decidedColumns(layer, context.recipe), schema?.fields)
  const free = columns.filter(({ index }) => !decided.has(index))
  const hours = weekdayColumns(free)
  const weekdays = hours.size > 0 ? hours : weekdayFlags(free)
  const open = free.filter((column) => ![...weekdays.values()].flat().includes(column.index))
  const choice = chooseEntity({
    columns: open,
    languages: languagesOf(layer, context),
    title: fold(`${context.member} ${layer.facts?.title ?? ''} ${layer.facts?.name ?? ''}`),
    geometry: geometryOf(sample),
    forced: forced ?? schema?.entity,
  })
  const wantsWeek = choice.type === 'place' || choice.type === 'organization' || choice.type === 'market'
  const { fields, week, unfit } = withDecided(
    choice.fields,
    wantsWeek ? weekdays : new Map(),
    decided,
    choice.type,
    columns,
  )
  const plan = asDecided(planOf(fields, choice.type, columns, week, context.country), decided, schema?.fields)
  const { type } = choice
  const bySchema = forced === undefined && schema !== undefined
  const confidence = bySchema ? 0.99 : choice.confidence
  const reasons = context.recipe?.entity ? ['recipe'] : bySchema ? [`schema:${schema.followed.name}`] : choice.reasons
  const understanding = finished(layer, sample, columns, plan, { type, confidence, reasons }, context, unfit)
  if (!forced) addOtherKinds(understanding, layer, sample, columns, context)
  return schema ? { ...understanding, schema: schema.followed } : understanding
}

/** Rows whose own cell says that they are something else are understood by themselves. */
function addOtherKinds(
  understanding: Understanding,
  layer: Layer,
  sample: readonly RawRecord[],
  columns: readonly Column[],
  context: MapContext,
): void {
  const mixed = mixedKinds(columns, sample, understanding.entity.type)
  if (!mixed) return
  const { column, kinds } = mixed
  const kindOf = ({ values }: RawRecord) => kinds[String(values[column] ?? '').trim()]
  const others = [...new Set(Object.values(kinds))].map((entity) => {
    const own = sample.filter((record) => kindOf(record) === entity)
    return [entity, guessed(layer, own, columnsOf(layer, own, context.country), { ...context, entity })] as const
  })
  understanding.settings.kinds = { column, kinds, understandings: Object.fromEntries(others) }
  const count = sample.filter(kindOf).length
  understanding.warnings.push({ kind: 'mixed-kinds', count, where: layer.columns[column]! })
}

/** National schemas are those of France; one about another kind of thing than the caller says is none. */
function schemaFor(columns: readonly Column[], forced: Entity | undefined, { country }: MapContext) {
  const found = country === 'FR' ? followedSchema(columns) : undefined
  return forced === undefined || forced === found?.entity ? found : undefined
}

function geometryOf(sample: readonly RawRecord[]): 'none' | 'points' | 'shapes' {
  const shapes = sample.flatMap(({ geometry }) => geometry ?? [])
  if (shapes.length === 0) return 'none'
  return shapes.filter(({ type }) => type === 'Point' || type === 'MultiPoint').length > shapes.length / 2
    ? 'points'
    : 'shapes'
}

/** iCalendar, RSS and their like say themselves what each property is. */
function known(layer: Layer, sample: readonly RawRecord[], columns: Column[], context: MapContext): Understanding {
  const { entity, mapping } = layer.known!
  const plan: PlanItem[] = mapping.flatMap(({ to, from, field = to }) => {
    const parts = from.split(' + ').flatMap((name) => {
      const column = columns.find((each) => each.name === name)
      return column ? [{ column: column.index, field }] : []
    })
    return parts.length > 0 ? [{ to, parts, confidence: 1, reasons: ['known'] }] : []
  })
  const type = context.recipe?.entity ?? context.entity ?? entity
  return finished(
    layer,
    sample,
    columns,
    overruled(plan, decidedColumns(layer, context.recipe)),
    { type, confidence: 1, reasons: ['known'] },
    context,
  )
}

function finished(
  layer: Layer,
  sample: readonly RawRecord[],
  columns: Column[],
  plan: PlanItem[],
  entity: Understanding['entity'],
  context: MapContext,
  notes: readonly Warning[] = [],
): Understanding {
  const { settings, warnings } = settingsOf(plan, columns, context)
  // A format with dates of its own knows midnight from a day.
  if (layer.known) for (const setting of Object.values(settings)) setting.keepMidnight = true
  const position = findPosition(layer, sample, plan, context)
  const mapping: FieldMapping[] = withOrigins(mappingOf(plan, layer.columns), layer)
  // A column called X may hold the northing, as Swedish surveyors write it: what it holds is told, not what it is called.
  if (position.settings?.swapped && position.settings.from === 'columns') exchange(mapping)
  if (position.settings?.from === 'feature')
    mapping.push({ to: 'geometry', from: 'geometry', columns: [], confidence: 1, reasons: ['known'] })
  const crs = position.settings?.crs ?? layer.crs
  return {
    entity,
    mapping,
    ...(crs ? { crs } : {}),
    settings: {
      plan,
      fields: settings,
      ...(position.settings ? { position: position.settings } : {}),
      checksCountry: position.inCountry,
      daily: entity.type === 'event' && dailyRows(sample, plan, context),
      ...identityOf(plan, columns),
    },
    repairs: position.repairs,
    warnings: [...warnings, ...notes, ...position.warnings, ...emptiness(sample, layer)],
  }
}

function exchange(mapping: FieldMapping[]): void {
  for (const each of mapping) {
    if (each.to === 'latitude') each.to = 'longitude'
    else if (each.to === 'longitude') each.to = 'latitude'
  }
}

/** One row a day, with nothing but its name: holidays, opening calendars. */
function dailyRows(
  sample: readonly RawRecord[],
  plan: readonly PlanItem[],
  { country, timezone }: MapContext,
): boolean {
  const start = plan.find(({ to }) => to === 'startDate')
  if (!start || start.parts.length > 1 || plan.some(({ to }) => to === 'endDate' || to === 'location')) return false
  const column = start.parts[0]!.column
  return isDaily(
    sample.slice(0, 400).map(({ values }) => normalizeDates(values[column], { country, timezone }).value?.start),
  )
}

/** A column of identifiers makes records known again only when every sampled record has one of its own. */
function identityOf(plan: readonly PlanItem[], columns: readonly Column[]): { identity?: number } {
  const part = plan.find(({ to }) => to === 'identifier')?.parts[0]
  const profile = part && columns[part.column]?.profile
  return part && profile && profile.filled > 0.98 && profile.distinct > 0.999 ? { identity: part.column } : {}
}

const emptiness = (sample: readonly RawRecord[], layer: Layer): Warning[] =>
  sample.length === 0 && layer.columns.length > 0 ? [{ kind: 'no-records', count: 0 }] : []

const countryLanguages: Record<string, string> = {
  FR: 'fr',
  BE: 'fr',
  LU: 'fr',
  ES: 'es',
  RO: 'ro',
  SE: 'sv',
  DE: 'de',
  AT: 'de',
  CH: 'de',
}

function languagesOf(layer: Layer, context: MapContext): string[] {
  const own = layer.facts?.language?.slice(0, 2).toLowerCase()
  return [
    ...new Set([countryLanguages[context.country] ?? 'en', ...(own ? [own] : []), 'fr', 'en', 'es', 'ro', 'sv', 'de']),
  ]
}
