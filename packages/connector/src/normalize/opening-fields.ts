import { daysText } from './opening-hours.ts'

/**
 * Hours in separated fields, as tourism systems export them: perhaps dates and a comment first, then for each weekday from Monday
 * on two or four times (`12:00||14:00||19:00||21:00`). `undefined`: the text has no such fields; `''`: it has, but they can't be read.
 */
export function weekFields(text: string): string | undefined {
  const separator = text.includes('||') ? '||' : text.includes('|') ? '|' : undefined
  if (!separator) return undefined
  const fields = text.split(separator).map((field) => field.trim())
  if (fields.length < 14) return undefined
  const perDay = fields.length >= 28 ? 4 : 2
  const times = fields.slice(-7 * perDay)
  const lead = fields.slice(0, -7 * perDay)
  if (!times.every((field) => field === '' || /^\d{1,2}[:h]\d{2}$/.test(field))) return ''
  const byHours = new Map<string, number[]>()
  for (let day = 0; day < 7; day++) {
    const spans: string[] = []
    for (let i = 0; i < perDay; i += 2) {
      const [from, to] = times.slice(day * perDay + i, day * perDay + i + 2).map(padded)
      if (from && to) spans.push(`${from}-${to === '00:00' ? '24:00' : to}`)
      else if (from || to) return ''
    }
    if (spans.length > 0) byHours.set(spans.join(','), [...(byHours.get(spans.join(',')) ?? []), day + 1])
  }
  if (byHours.size === 0) return ''
  const period = seasonOf(lead)
  return [...byHours].map(([hours, days]) => `${period}${daysText(days)} ${hours}`).join('; ')
}

const padded = (time: string) => (time === '' ? '' : time.replace('h', ':').padStart(5, '0'))

function seasonOf(lead: string[]): string {
  const dates = lead.flatMap((field) => [...field.matchAll(/^(\d{2})\/(\d{2})\/(\d{4})$/g)])
  const [from, to] = dates
  if (!from || !to) return ''
  const wholeYear = from[1] === '01' && from[2] === '01' && to[1] === '31' && to[2] === '12'
  if (wholeYear && from[3] === to[3]) return `${from[3]} `
  return `${from[3]} ${MONTHS[Number(from[2]) - 1]} ${from[1]}-${to[3] === from[3] ? '' : `${to[3]} `}${MONTHS[Number(to[2]) - 1]} ${to[1]} `
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
