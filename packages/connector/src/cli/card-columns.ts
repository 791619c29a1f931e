import type { MemberInspection } from '../inspect.ts'
import { hasWords, type Words } from './messages.ts'
import { clip, pad, type Screen, type Style, tame, wrap } from './screen.ts'

/** Which column became which field, how sure, and why; then the columns that were kept as they are. */
export function columnLines(member: MemberInspection, screen: Screen, words: Words): string[] {
  const { mapping, columns } = member
  const arrow = screen.unicode ? '←' : '<-'
  const from = mapping.map((one) => tame(one.from))
  const widest = (texts: string[]) => Math.max(0, ...texts.map((text) => text.length))
  const toWidth = Math.min(20, widest(mapping.map(({ to }) => to)))
  const fromWidth = Math.min(Math.max(10, screen.width - toWidth - 34), widest(from), 44)
  const lines = mapping.map(({ to, confidence, reasons }, index) => {
    const field = pad(clip(to, toWidth), toWidth)
    const column = pad(clip(from[index]!, fromWidth), fromWidth)
    const why = reasons.map((reason) => reasonSaid(reason, words)).join(', ')
    const start = `  ${field} ${arrow} ${column} `
    const sure = `${bar(confidence, screen)}${String(percent(confidence)).padStart(3)} % `
    const room = screen.width - (2 + toWidth + 2 + arrow.length + fromWidth + 1) - sure.length
    return `${start}${screen.paint(sureness(confidence), sure)}${screen.paint('dim', room < 4 ? '' : clip(why, room))}`
  })
  const used = new Set(mapping.flatMap((one) => one.from.split(' + ')))
  const rest = columns.filter((column) => !used.has(column)).map((column) => clip(tame(column), 40))
  if (rest.length > 0) {
    const listed = words('card.kept', { columns: rest.slice(0, 12).join(', ') + others(rest.length - 12, words) })
    lines.push(...wrap(listed, screen.width - 2, '  ').map((line) => screen.paint('dim', `  ${line}`)))
  }
  return lines
}

const others = (count: number, words: Words): string => (count > 0 ? `, ${words('card.and-more', { count })}` : '')

export const percent = (share: number): number => Math.round(share * 100)

const sureness = (confidence: number): Style => (confidence >= 0.85 ? 'green' : confidence >= 0.6 ? 'yellow' : 'red')

/** A glance at how sure it is, where there is room for one. */
function bar(confidence: number, { unicode, width }: Screen): string {
  if (width < 60) return ''
  const full = Math.round(confidence * 5)
  const [more, less] = unicode ? ['▰', '▱'] : ['#', '.']
  return `${more!.repeat(full)}${less!.repeat(5 - full)} `
}

/** Why a column is taken for a field, in a word. */
function reasonSaid(reason: string, words: Words): string {
  const key = `reason.${reason.split(':')[0]}`
  return hasWords(key, words) ? words(key) : tame(reason.replaceAll('-', ' '))
}
