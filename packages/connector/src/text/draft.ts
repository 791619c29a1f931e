import type { EventStatus } from '@wiker/model'
import { scanTimes } from '../normalize/scan-times.ts'
import { fold } from '../normalize/text.ts'
import type { Problem } from '../types.ts'
import type { AnnouncementOptions, EventDraft } from './announcement.ts'
import { EVENT_WORD, isPast } from './nature.ts'
import { organizerIn } from './organizer.ts'
import { placeIn } from './place.ts'
import { priceOf } from './price.ts'
import { firstTimes, type TextRecurrence } from './recurrence.ts'
import { seriesIn } from './series.ts'
import { titleIn } from './title.ts'
import { scanWhen, type When } from './when.ts'

export interface DraftContext extends AnnouncementOptions {
  country: string
  subject?: string
  from?: string
  signature: string
  /** The whole text; of a block of a programme, what stands outside all blocks: what it does not say may be said once for all. */
  whole: string
  shared?: boolean
}

/** The events of one block of text. */
export function draftOf(text: string, context: DraftContext): { events: EventDraft[]; warnings: Problem[] } {
  const all = scanWhen(text, context)
  const series = seriesIn(text, all, context)
  const told = all.filter((when) => when.role === 'event' && !isOver(text, when, context.today))
  const former = all.filter((when) => when.role === 'former')
  const status = statusOf(text, former.length > 0)
  const coming = told.filter(({ startDay, endDay }) => !startDay || (endDay ?? startDay) >= context.today)
  const announced = coming.some(({ startDay }) => startDay) ? coming : told
  const whens = distinct(announced.length > 0 || status === 'scheduled' ? announced : former)
  const common = commonFields(text, all, context, status, series)
  if (series) {
    const eventStatus = series.exdates && status === 'cancelled' ? 'scheduled' : status
    const event = { ...common, ...ofSeries(series, context), eventStatus, warnings: series.warnings }
    return { events: [event], warnings: [] }
  }
  const dated = whens.filter((when) => when.startDay)
  const problems = whens.filter((when) => !when.startDay).flatMap((when) => when.problems)
  if (dated.length === 0) return undated(text, common, problems, whens.length > 0)
  const events = dated.map(
    (when): EventDraft => ({
      ...common,
      ...ownOf(text, when, dated, status),
      ...datesOf(when),
      ...(status === 'rescheduled' && former[0]?.startDay
        ? { previousStartDate: former[0].startDate ?? former[0].startDay }
        : {}),
      warnings: when.problems,
    }),
  )
  return { events, warnings: problems }
}

/** What is said of one date alone among several, on its own line: its place, its name, whether it is cancelled or full. */
function ownOf(text: string, when: When, all: When[], status: EventStatus): Partial<EventDraft> {
  if (all.length < 2) return {}
  const lineOf = (one: When) => lineAround(text, one.index)
  const line = lineOf(when)
  const own: Partial<EventDraft> = {}
  const alone = all.every((one) => one === when || lineOf(one).start !== line.start)
  if (alone) {
    const spans = spansOf(line.text, [{ ...when, index: when.index - line.start, end: when.end - line.start }])
    const place = placeIn(line.text, spans)
    if (place?.name) own.location = place
    const name = SUB_EVENT.exec(line.text)?.[1]
    if (name) own.name = name
  }
  if (status === 'full' || status === 'cancelled') {
    const told = all.map((one) => statusOf(sentenceAround(text, one), false))
    if (told.includes(status) && told.includes('scheduled')) own.eventStatus = told[all.indexOf(when)]!
  }
  return own
}

/** What happens once in the course of something longer. */
const SUB_EVENT = /^[\s*•–-]*(vernissage|inauguration|finissage|remise des prix|finale|clôture)(?![\p{L}])/iu

function lineAround(text: string, index: number): { text: string; start: number } {
  const start = text.lastIndexOf('\n', index) + 1
  const stop = text.indexOf('\n', index)
  return { text: text.slice(start, stop < 0 ? text.length : stop), start }
}

function sentenceAround(text: string, { index, end }: When): string {
  const before = text
    .slice(0, index)
    .split(/[.!?]\s|\n/)
    .at(-1)!
  return before + text.slice(index, end) + text.slice(end).split(/[.!?](?:\s|$)|\n/)[0]!
}

function ofSeries(series: TextRecurrence, context: DraftContext): Partial<EventDraft> {
  const { rrule, exdates, exceptSchoolHolidays, exceptPublicHolidays } = series
  return {
    ...firstTimes(series, context.timezone),
    recurrence: {
      rrule,
      timezone: context.timezone,
      ...(exdates ? { exdates } : {}),
      ...(exceptSchoolHolidays ? { exceptSchoolHolidays } : {}),
      ...(exceptPublicHolidays ? { exceptPublicHolidays } : {}),
    },
  }
}

function datesOf(when: When): Partial<EventDraft> {
  const dates: Partial<EventDraft> = { startDate: when.startDate ?? when.startDay! }
  const end = when.endDate ?? when.endDay
  if (end) dates.endDate = end
  if (when.doorTime) dates.doorTime = when.doorTime
  return dates
}

/** Something is announced, but not (yet) when. A text that only speaks of something gives nothing. */
function undated(
  text: string,
  common: EventDraft,
  problems: Problem[],
  hadDates: boolean,
): { events: EventDraft[]; warnings: Problem[] } {
  const folded = fold(text)
  const announces =
    /\b(?:aura lieu|auront lieu|se tiendra|se deroulera|est (?:annule|reporte)e?|organise(?:nt|ra)?|(?:est|sont) prevue?s?|vous (?:invite|convie|attend)|will be held|will take place|tendra lugar|va avea loc|ager rum)\b/.test(
      folded,
    ) && EVENT_WORD.test(folded)
  if (!hadDates && !announces) return { events: [], warnings: [] }
  const warnings = problems.length > 0 ? problems : [{ key: 'date-missing', field: 'startDate' }]
  return { events: [{ ...common, warnings }], warnings: [] }
}

function commonFields(
  text: string,
  all: When[],
  context: DraftContext,
  status: EventStatus,
  series?: TextRecurrence,
): EventDraft {
  const spans = [...spansOf(text, all), ...(series ? [{ index: series.index, end: series.end }] : [])].sort(
    (a, b) => a.index - b.index,
  )
  const event: EventDraft = { eventStatus: status, warnings: [] }
  const name = titleIn(text, context.subject, spans)
  if (name) event.name = name
  event.description = text
  const location =
    placeIn(text, spans) ??
    (context.shared ? placeIn(context.whole, spansOf(context.whole, scanWhen(context.whole, context))) : undefined)
  if (location) event.location = location
  Object.assign(event, priceOf(text, context) ?? (context.shared ? priceOf(context.whole, context) : undefined))
  const organizer =
    organizerIn(text, context.signature, context.from) ??
    (context.shared ? organizerIn(context.whole, context.signature, context.from) : undefined)
  if (organizer) event.organizer = { name: organizer }
  return event
}

function spansOf(text: string, all: When[]): { index: number; end: number }[] {
  const dates = all.map(({ index, end }) => ({ index, end }))
  const times = scanTimes(text).filter((time) => !dates.some((date) => time.index < date.end && date.index < time.end))
  return [...dates, ...times.map(({ index, end }) => ({ index, end }))].sort((a, b) => a.index - b.index)
}

/** Cancelled, put off, full: said of the event itself, not of what would happen in the rain. */
function statusOf(text: string, movedFrom: boolean): EventStatus {
  const folded = fold(text).replace(
    /[^.\n]*\b(?:en cas d[e']|si (?:la |le )?(?:meteo|temps|pluie)|sous reserve|if it rains|in case of|en caso de|in caz de|vid regn)[^.\n]*/g,
    ' ',
  )
  if (
    movedFrom ||
    /\breport(?:ee?s?|e)\s+(?:au|du)\b|\brescheduled (?:to|for)\b|\b(?:est|sont) (?:deplace|decale|avance)e?s? (?:au|a)\b|\baplazad[oa] (?:al|hasta)\b|\bamanat[a]? (?:pe|pentru)\b|\bflyttas till\b|nouvelle date/.test(
      folded,
    )
  )
    return movedFrom && /annule/.test(folded) && !/report|decal|deplac|avanc|nouvelle date/.test(folded)
      ? 'cancelled'
      : 'rescheduled'
  if (
    /^\s*(?:attention,? )?(?:pas de|il n'y aura pas de|aucun) (?:cours|seance|marche|repetition|entrainement|atelier|permanence)/.test(
      folded,
    )
  )
    return 'cancelled'
  if (
    /\bannulee?s?\b|\bannulation d[eu]|\bcancel?led\b|\bcancelad[oa]s?\b|\banulat[ae]?\b|\binstall(?:t|d|s)\b|\bstalls in\b|\bsuspendid[oa]\b|n'aura (?:pas|finalement pas) lieu/.test(
      folded,
    ) &&
    !/\b(?:non|pas|n'est pas) annule/.test(folded)
  )
    return 'cancelled'
  if (/\breportee?s?\b|\bpostponed\b|\baplazad[oa]\b|\bamanat[a]?\b|\bdate ulterieure\b|\buppskjut/.test(folded))
    return 'postponed'
  if (
    /\bCOMPLET\b/.test(text) ||
    /\b(?:est|c'est|affiche|sont|deja) complete?s?\b|guichets fermes|plus (?:aucune|de) places?|sold out|entradas agotadas|locuri epuizate|fullbokat|slutsalt/.test(
      folded,
    )
  )
    return 'full'
  return 'scheduled'
}

/** The same day told twice is one; the mention that knows more stays. */
function distinct(whens: When[]): When[] {
  const kept: When[] = []
  for (const when of whens) {
    const same = kept.findIndex(
      (other) =>
        when.startDay !== undefined &&
        (other.startDay === when.startDay ||
          (isWithin(when, other) && (!when.startDate || other.startDate !== undefined))),
    )
    if (same < 0) {
      const wider = kept.filter((other) => isWithin(other, when))
      if (when.endDay && wider.length > 0)
        kept.splice(0, kept.length, ...kept.filter((other) => !wider.includes(other)))
      kept.push(when)
    } else if (
      kept[same]!.startDay === when.startDay &&
      wealth(when) > wealth(kept[same]!) &&
      !(kept[same]!.endDay && !when.endDay)
    ) {
      const differ = kept[same]!.startDate && when.startDate && kept[same]!.startDate !== when.startDate
      if (differ) kept.push(when)
      else kept[same] = when
    } else if (
      kept[same]!.startDate &&
      when.startDate &&
      kept[same]!.startDate !== when.startDate &&
      !kept[same]!.endDay
    )
      kept.push(when)
  }
  return kept
}

const isWithin = (one: When, range: When) =>
  range.endDay !== undefined &&
  one.startDay !== undefined &&
  one.startDay >= range.startDay! &&
  one.startDay <= range.endDay &&
  (one.endDay ?? one.startDay) <= range.endDay
const wealth = (when: When) =>
  Number(when.startDate !== undefined) +
  Number(when.endDate !== undefined || when.endDay !== undefined) +
  Number(when.doorTime !== undefined)

function isOver(text: string, when: When, today: string): boolean {
  const start = Math.max(text.lastIndexOf('\n', when.index), text.lastIndexOf('. ', when.index)) + 1
  const stop = text.slice(when.end).search(/[.!?](?:\s|$)|\n/)
  const sentence = text.slice(start, stop < 0 ? text.length : when.end + stop)
  // "le loto du 15 novembre" of a thank-you sentence is the last one, not next year's.
  const isThanks = /\bremerci|\bmerci (?:à|aux?)\s/i.test(sentence)
  const yearSaid = /(?:19|20)\d\d/.test(text.slice(when.index, when.end))
  const before = when.startDay !== undefined && (when.endDay ?? when.startDay) < today
  return (before || !yearSaid) && (isPast(sentence) || isThanks)
}
