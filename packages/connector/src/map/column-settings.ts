import type { DateSettings } from '../normalize/dates.ts'
import { guessDateOrder, guessDecimal, looksLikeExcelSerials } from '../normalize/index.ts'
import type { Warning } from '../types.ts'
import type { Column } from './column.ts'
import type { MapContext } from './context.ts'
import { fieldKinds } from './fields.ts'
import type { PlanItem } from './plan.ts'

/** What is decided once for a whole column of dates or numbers, by canonical field. */
export type FieldSettings = Partial<DateSettings> & { decimal?: ',' | '.'; decided?: string[] }

export function settingsOf(
  plan: readonly PlanItem[],
  columns: readonly Column[],
  context: MapContext,
): { settings: Record<string, FieldSettings>; warnings: Warning[] } {
  const settings: Record<string, FieldSettings> = {}
  const warnings: Warning[] = []
  for (const { to, parts } of plan) {
    const column = columns[parts[0]!.column]
    const kind = fieldKinds[parts[0]!.field]
    if (!column) continue
    if (kind === 'date' || kind === 'day') settings[to] = dateSettings(to, column, context, warnings)
    else if (kind === 'number' || kind === 'price' || kind === 'latitude' || kind === 'longitude') {
      const decimal =
        context.recipe?.decimal ??
        guessDecimal(column.profile.raw) ??
        (kind === 'number' ? groupsOnly(column.profile.examples) : undefined)
      if (decimal) settings[to] = { decimal }
    }
  }
  return { settings, warnings }
}

/** `117.040`, `56.231`, `9.512`: a whole column of three figures after the point has thousands, not thousandths. */
function groupsOnly(examples: readonly string[]): ',' | undefined {
  const signed = examples.filter((text) => text.includes('.'))
  const groups = signed.length > 0 && signed.every((text) => /^[1-9]\d{0,2}\.\d{3}$/.test(text.trim()))
  // `35.000` beside `20.000`: nobody writes three zeros after the point.
  return groups && (signed.length >= 3 || signed.every((text) => /00$/.test(text.trim()))) ? ',' : undefined
}

function dateSettings(to: string, column: Column, context: MapContext, warnings: Warning[]): FieldSettings {
  const { profile } = column
  const settings: FieldSettings = {}
  const guess = guessDateOrder(profile.raw, context.country)
  settings.decided = guess.reasons
  if (context.recipe?.dateOrder) settings.order = context.recipe.dateOrder
  else if (guess.order !== 'ambiguous' && !(context.countryIsGuess && guess.reasons.includes('undecided')))
    settings.order = guess.order
  else warnings.push({ kind: 'date-order-ambiguous', count: profile.filledCount, where: column.name })
  const { numbers } = profile
  if (numbers && numbers.decimals < 0.5) {
    if (numbers.min > 1e11) settings.epoch = 'milliseconds'
    else if (numbers.min > 4e8 && numbers.max < 5e9) settings.epoch = 'seconds'
  }
  if (numbers && !settings.epoch && looksLikeExcelSerials(profile.examples.map(Number))) settings.excelEpoch = 1900
  // Midnight is an hour where the column knows hours: any for an end, nearly always for a beginning (else it is an hour nobody knew).
  const times = profile.examples.flatMap((text) => /[T\s](\d{1,2})[:h](\d{2})/.exec(text)?.slice(1, 3).join('') ?? [])
  const known = times.filter((time) => Number(time) !== 0).length
  if (known > 0 && (to === 'endDate' || known >= times.length * 0.6)) settings.keepMidnight = true
  return settings
}
