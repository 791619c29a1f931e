import { openSource } from '../convert.ts'
import { type FieldTrace, type RecordTrace, traceOf } from '../trace/trace.ts'
import type { Command } from './args.ts'
import { countedSaid } from './check-words.ts'
import type { Terminal } from './main.ts'
import { hasWords, sentenceOf, type Words } from './messages.ts'
import { clip, pad, type Screen, screenOf, tame } from './screen.ts'

/** Where every value of one record comes from. Status 1 when the source has no such record. */
export async function runTrace(command: Command, words: Words, terminal: Terminal): Promise<number> {
  const [address = ''] = command.sources
  const wanted = command.wanted!
  terminal.progress?.next(address)
  const source = await openSource(address, command.options)
  try {
    if (source.error) {
      terminal.err.write(`${address}: ${sentenceOf(source.error, words)}\n`)
      return 1
    }
    for (const member of source.members) {
      if (command.member !== undefined && !member.path.endsWith(command.member)) continue
      const trace = await traceOf(member, wanted)
      if (!trace) continue
      terminal.progress?.clear()
      const shown = command.field
        ? { ...trace, fields: trace.fields.filter((one) => isIn(one.field, command.field!)) }
        : trace
      const { record: _record, ...plain } = shown
      if (command.json) terminal.out.write(`${JSON.stringify({ id: trace.record.id, ...plain })}\n`)
      else terminal.out.write(traceCard(shown, words, screenOf(terminal.out, terminal.env)))
      return 0
    }
    const [said = ''] = Object.values(wanted) as (string | number)[]
    terminal.err.write(`${address}: ${sentenceOf({ key: 'no-such-record', values: { wanted: said } }, words)}\n`)
    return 1
  } finally {
    await source.dispose()
  }
}

const isIn = (field: string, asked: string): boolean => field === asked || field.startsWith(`${asked}.`)

function traceCard(trace: RecordTrace, words: Words, screen: Screen): string {
  const rows = trace.rows.length > 6 ? `${trace.rows.slice(0, 6).join(', ')}…` : trace.rows.join(', ')
  const where = `${tame(trace.member)}, ${countedSaid(`trace.${trace.counted}`, { rows, count: trace.rows.length }, words)}`
  const title = 'name' in trace.record && trace.record.name ? tame(String(trace.record.name)) : trace.record.id
  const width = Math.min(28, Math.max(0, ...trace.fields.map(({ field }) => field.length)))
  const lines = trace.fields.flatMap((field) => fieldLines(field, trace, width, words, screen))
  return `${[screen.paint(['bold', 'blue'], clip(title, screen.width)), `  ${where}`, '', ...lines].join('\n')}\n`
}

function fieldLines(one: FieldTrace, trace: RecordTrace, width: number, words: Words, screen: Screen): string[] {
  const [arrow, becomes] = screen.unicode ? ['←', '→'] : ['<-', '->']
  const several = trace.rows.length > 1
  const cells = one.sources.map(({ column, row, value }) => {
    const at = several ? ` (${countedSaid(`trace.${trace.counted}`, { rows: row, count: 1 }, words)})` : ''
    return `${tame(column)}${at} ${quoted(value, words)}`
  })
  const how = words(`trace.how.${one.how}`)
  const done = [
    ...new Set(one.done.map(({ kind }) => (hasWords(`repair.${kind}`, words) ? words(`repair.${kind}`) : kind))),
  ]
  const field = pad(clip(tame(one.field), width), width)
  const indent = ' '.repeat(width + 5)
  const value = one.how === 'copied' ? how : `${becomes} ${shown(one.value)}`
  const why = one.how === 'copied' ? done : [how, ...done]
  const from = cells.length > 0 ? cells.slice(0, 8).join(' + ') : `(${how})`
  const first = `  ${field} ${arrow} ${clip(from, screen.width - width - 6)}`
  if (one.how === 'copied' && done.length === 0) return [`${first}`]
  const note = cells.length > 0 && why.length > 0 ? ` (${why.join(', ')})` : ''
  return [first, screen.paint('dim', clip(`${indent}${value}${note}`, screen.width))]
}

const quoted = (value: unknown, words: Words): string => words('trace.quoted', { text: shown(value) })

function shown(value: unknown): string {
  return clip(tame(typeof value === 'string' ? value : JSON.stringify(value)), 60)
}
