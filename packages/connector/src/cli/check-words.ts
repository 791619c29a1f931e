import type { Fault, Finding } from '../quality/findings.ts'
import type { Grade } from '../quality/grades.ts'
import type { MemberQuality } from '../quality/report.ts'
import { numbered } from './counted.ts'
import { hasWords, sentenceOf, type Words } from './messages.ts'
import { clip, tame } from './screen.ts'

const LONGEST = 70

/** What is wrong with a value and what to write instead, without its place. */
export function faultSaid({ key, text, values, field }: Fault, words: Words): string {
  const shown = text === undefined ? '' : clip(tame(text), LONGEST)
  if (hasWords(`check.${key}`, words)) return words(`check.${key}`, { ...values, text: shown })
  const said = sentenceOf({ key, ...(values ? { values } : {}), ...(field ? { field } : {}) }, words).replace(
    /[.\s]+$/,
    '',
  )
  return shown === '' ? `${said}.` : words('quality.said', { text: shown, said })
}

/** The fault as it stands in the last column of the repaired file. */
export function faultInRow(fault: Fault, words: Words): string {
  const said = faultSaid(fault, words)
  return fault.column ? words('quality.fault', { where: fault.column, said }) : capital(said)
}

/** `Ligne 37, colonne « date_debut » : « 31/02/2026 » n’existe pas dans le calendrier. …`, and where it comes again. */
export function findingSaid(finding: Finding, counted: MemberQuality['counted'], words: Words): string[] {
  const [first, ...others] = finding.examples
  const { examples: _examples, count: _count, ...fault } = finding
  const text = first?.text
  const said = faultSaid({ ...fault, ...(text === undefined ? {} : { text }) }, words)
  const line = words(`quality.where.${counted}`, { row: first?.row ?? 0 })
  const where = finding.column ? words('quality.in-column', { where: line, column: tame(finding.column) }) : line
  const lines = [words('quality.fault', { where, said })]
  if (finding.count > 1)
    lines.push(
      countedSaid(
        'quality.again',
        { count: finding.count - 1, rows: againSaid(finding, others, counted, words) },
        words,
      ),
    )
  return lines
}

const SHOWN = 6

function againSaid(
  finding: Finding,
  others: Finding['examples'],
  counted: MemberQuality['counted'],
  words: Words,
): string {
  const shown = others
    .slice(0, SHOWN)
    .map(({ row, text }) =>
      text === undefined || text === finding.examples[0]?.text
        ? String(row)
        : `${row} ${words('trace.quoted', { text: clip(tame(text), 24) })}`,
    )
  const rows = shown.join(', ') + (finding.count - 1 > shown.length ? '…' : '')
  return countedSaid(
    counted === 'item' ? 'quality.items-at' : 'quality.rows-at',
    { rows, count: finding.count - 1 },
    words,
  )
}

/** An advice in words, for one or for many as the language counts. */
export function adviceSaid({ key, values = {} }: Grade['advice'][number], words: Words): string {
  const said = {
    ...values,
    ...(values.need === undefined ? {} : { need: words(`quality.need.${values.need}`) }),
    ...(values.day === undefined ? {} : { day: daySaid(String(values.day), words) }),
  }
  return countedSaid(`quality.advice.${key}`, said, words)
}

/** The words of `key.one` where the count is one and there are such. */
export function countedSaid(key: string, values: Record<string, string | number>, words: Words): string {
  const one = values.count === 1 && hasWords(`${key}.one`, words)
  const { count } = values
  const said = typeof count === 'number' ? { ...values, count: numbered(count, words) } : values
  return words(one ? `${key}.one` : key, said)
}

/** `24 septembre 2018`. */
export const daySaid = (day: string, words: Words): string =>
  new Intl.DateTimeFormat(words('locale'), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** `412 lignes lues, 3 refusées`. */
export function rowsSaid({ records, refused, counted }: MemberQuality, words: Words): string {
  const read = countedSaid(counted === 'item' ? 'quality.items' : 'quality.rows', { count: records }, words)
  return refused > 0 ? `${read}, ${countedSaid('quality.refused', { count: refused }, words)}` : read
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
