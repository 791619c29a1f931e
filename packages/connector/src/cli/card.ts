import { styleText } from 'node:util'
import type { Inspection, MemberInspection } from '../inspect.ts'
import { sentenceOf, type Words } from './messages.ts'

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string

/** What was understood, for people: one card a member. */
export function cardOf(inspection: Inspection, words: Words, colours: boolean): string {
  const paint: Paint = (style, text) => (colours ? styleText(style, text, { validateStream: false }) : text)
  const cards = inspection.members.map((member) => memberCard(member, words, paint))
  const lost = inspection.unreadable.map(({ path, error }) => `${paint('yellow', path)}: ${sentenceOf(error, words)}`)
  return `${[...cards, ...lost].join('\n\n')}\n\n`
}

function memberCard(member: MemberInspection, words: Words, paint: Paint): string {
  const { entity } = member
  const kind = words(`entity.${entity.type}`)
  const shape = [
    member.format,
    member.encoding,
    member.delimiter && `« ${member.delimiter === '\t' ? 'tab' : member.delimiter} »`,
    member.crs,
  ]
  const sentence = words('card.sentence', { records: member.records, kind, percent: percent(entity.confidence) })
  const lines = [
    `${paint('bold', member.path)}  ${paint('dim', shape.filter(Boolean).join(' · '))}`,
    `  ${sentence}${member.refused > 0 ? ` ${words('card.refused', { count: member.refused })}` : ''}`,
  ]
  if (entity.reasons.length > 0)
    lines.push(paint('dim', `  ${words('card.because', { reasons: entity.reasons.join(', ') })}`))
  if (member.headerRow !== undefined && member.headerRow > 1)
    lines.push(`  ${words('card.header', { row: member.headerRow })}`)
  lines.push(...mappingLines(member, words, paint))
  for (const { kind: repair, count, example } of member.repairs) {
    const shown = example ? paint('dim', `  ${example.before} → ${example.after}`) : ''
    lines.push(`  ${paint('green', '✓')} ${words(`repair.${repair}`, { count })} (${count})${shown}`)
  }
  for (const { kind: warning, count, where, message } of member.warnings) {
    lines.push(
      `  ${paint('yellow', '!')} ${words(`warning.${warning}`, { count })} (${count}${where ? `, ${where}` : ''})${message ? ` ${message}` : ''}`,
    )
  }
  for (const { where, problems } of member.refusals) {
    lines.push(
      `  ${paint('red', '✗')} ${words('card.row', { row: where })}: ${problems.map((one) => sentenceOf(one, words)).join('; ')}`,
    )
  }
  if (member.sample) lines.push(`  ${words('card.first')}`, ...indent(JSON.stringify(member.sample, null, 2), 4))
  return lines.join('\n')
}

function mappingLines(member: MemberInspection, words: Words, paint: Paint): string[] {
  const width = Math.min(28, Math.max(0, ...member.mapping.map(({ to }) => to.length)))
  const lines = member.mapping.map(({ to, from, confidence, reasons }) => {
    return `  ${to.padEnd(width)} ← ${from}  ${paint('dim', `${percent(confidence)} % ${reasons.join(', ')}`)}`
  })
  const used = new Set(member.mapping.flatMap(({ from }) => from.split(' + ')))
  const rest = member.columns.filter((column) => !used.has(column))
  if (rest.length > 0)
    lines.push(
      paint(
        'dim',
        `  ${words('card.kept', { columns: rest.slice(0, 12).join(', ') + (rest.length > 12 ? '…' : '') })}`,
      ),
    )
  return lines
}

const percent = (share: number): number => Math.round(share * 100)

function indent(text: string, by: number): string[] {
  return text.split('\n').map((line) => ' '.repeat(by) + line)
}
