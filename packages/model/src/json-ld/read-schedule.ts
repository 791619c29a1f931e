import type { OccurrenceOverride, Recurrence } from '../event.ts'
import { validateRrule } from '../recurrence/index.ts'
import { statusIris } from './event.ts'
import type { Node } from './node.ts'
import { nodeOf, nodesOf, textOf } from './read-values.ts'
import { frequencies, weekdays } from './schedule.ts'

/** The series that an Event's `eventSchedule` and `subEvent` tell of. */
export function recurrenceOf(event: Node): Recurrence | undefined {
  const schedule = nodeOf(event.eventSchedule)
  const rrule = schedule ? ruleOf(schedule) : undefined
  const subEvents = nodesOf(event.subEvent)
  const overrides = subEvents.flatMap((one) => overrideOf(one, textOf(event.name)))
  const rdates = subEvents.filter((one) => !one.eventStatus).flatMap((one) => textOf(one.startDate) ?? [])
  if (!rrule && rdates.length === 0 && overrides.length === 0) return undefined
  const exdates = [schedule?.exceptDate].flat().flatMap((one) => textOf(one) ?? [])
  return {
    ...(rrule ? { rrule } : {}),
    ...(exdates.length ? { exdates } : {}),
    ...(rdates.length ? { rdates } : {}),
    ...(overrides.length ? { overrides } : {}),
    timezone: textOf(schedule?.scheduleTimezone) ?? offsetOf(textOf(event.startDate)),
  }
}

function ruleOf(schedule: Node): string | undefined {
  const [, interval = '', unit = ''] = /^P(\d+)([DWMY])$/.exec(textOf(schedule.repeatFrequency) ?? '') ?? []
  const frequency = Object.entries(frequencies).find(([, letter]) => letter === unit)?.[0]
  if (!frequency) return undefined
  const part = (name: string, value: unknown) => {
    const items = [value].flat().flatMap((one) => textOf(one) ?? [])
    return items.length ? [`${name}=${items}`] : []
  }
  const days = [schedule.byDay].flat().map((day) => weekdayOf(textOf(day)))
  const check = validateRrule(
    [
      `FREQ=${frequency}`,
      ...(interval === '1' ? [] : [`INTERVAL=${interval}`]),
      ...part('BYDAY', days),
      ...part('BYMONTH', schedule.byMonth),
      ...part('BYMONTHDAY', schedule.byMonthDay),
      ...part('COUNT', schedule.repeatCount),
      ...(schedule.repeatCount ? [] : part('UNTIL', textOf(schedule.endDate)?.slice(0, 10).replaceAll('-', ''))),
    ].join(';'),
  )
  return check.ok ? check.rrule : undefined
}

function weekdayOf(day: string | undefined): string | undefined {
  const name = day?.split('/').at(-1)
  return Object.entries(weekdays).find(([, iri]) => iri.endsWith(`/${name}`))?.[0] ?? name
}

function overrideOf(sub: Node, seriesName: string | undefined): OccurrenceOverride[] {
  const status = Object.entries(statusIris).find(
    ([, iri]) => iri === sub.eventStatus,
  )?.[0] as OccurrenceOverride['eventStatus']
  const recurrenceId = textOf(sub.previousStartDate) ?? textOf(sub.startDate)
  if (!status || !recurrenceId) return []
  const name = textOf(sub.name)
  const endDate = textOf(sub.endDate)
  return [
    {
      recurrenceId,
      ...(sub.previousStartDate ? { startDate: textOf(sub.startDate)! } : {}),
      ...(endDate ? { endDate } : {}),
      ...(name && name !== seriesName ? { name } : {}),
      ...(status === 'scheduled' || status === 'rescheduled' ? {} : { eventStatus: status }),
    },
  ]
}

function offsetOf(date: string | undefined): string {
  return /[+-]\d\d:\d\d$/.exec(date ?? '')?.[0] ?? 'UTC'
}
