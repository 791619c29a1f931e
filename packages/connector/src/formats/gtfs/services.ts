import { Temporal } from 'temporal-polyfill'
import type { Member } from '../../types.ts'
import { rowsOf } from './table.ts'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

export interface Services {
  /** Those that run on the day asked for. */
  running: Set<string>
  /** First and last day of the timetable, `YYYY-MM-DD`. */
  from?: string
  until?: string
}

/** Which services run on a day: `calendar.txt` and the exceptions of `calendar_dates.txt`. */
export async function servicesOn(day: string, parts: ReadonlyMap<string, Member>): Promise<Services> {
  const date = Temporal.PlainDate.from(day)
  const today = day.replaceAll('-', '')
  const weekday = weekdays[date.dayOfWeek - 1]!
  const running = new Set<string>()
  let from = '99999999'
  let until = ''
  for await (const row of rowsOf(parts.get('calendar.txt'))) {
    const start = row('start_date')
    const end = row('end_date')
    if (start < from) from = start
    if (end > until) until = end
    if (row(weekday) === '1' && start <= today && today <= end) running.add(row('service_id'))
  }
  for await (const row of rowsOf(parts.get('calendar_dates.txt'))) {
    const at = row('date')
    const added = row('exception_type') === '1'
    if (added && at < from) from = at
    if (added && at > until) until = at
    if (at !== today) continue
    if (added) running.add(row('service_id'))
    else running.delete(row('service_id'))
  }
  return { running, ...(until ? { from: dashed(from), until: dashed(until) } : {}) }
}

const dashed = (day: string) => day.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
