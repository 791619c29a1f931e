import { adviceSaid, capital, daySaid, faultInRow, findingSaid, rowsSaid } from '@wiker/connector/cli/check-words.ts'
import type { Words as ConnectorWords } from '@wiker/connector/cli/messages.ts'
import type { RepairedOptions } from '@wiker/connector/quality/repaired.ts'
import type { MemberQuality } from '@wiker/connector/quality/report.ts'
import type { Language } from '../server/language.ts'
import { conventions } from './conventions.ts'
import { connectorWords, repairInWords } from './refusals.ts'

/** What a publisher is told of a table, in the connector's own sentences. */
export interface SaidQuality {
  /** The file and what it holds. */
  title: string
  rows: string
  marks: { heading: string; mark: string | undefined; said: string[] }[]
  /** What readers look for first: how often it is given, and by which columns. */
  needs: { name: string; percent: number; from: string }[]
  /** Each fault with its line, its column, what stands there and what to write instead; then where it comes again. */
  faults: { said: string; again: string[] }[]
  repairs: string[]
}

export function qualityInWords(quality: MemberQuality, language: Language): SaidQuality {
  const words = printed(language)
  const { path, entity, counted, duplicates } = quality
  const twice = duplicates.examples.map((one) => ({ said: words('quality.duplicate', one), again: [] }))
  const told = quality.findings.map((finding) => {
    const [said = '', ...again] = findingSaid(finding, counted, words)
    return { said, again }
  })
  return {
    title: words('quality.title', { path, kind: words(`entity.${entity}.kind`) }),
    rows: rowsSaid(quality, words),
    marks: quality.grades.map((grade) => markOf(grade, quality, words)),
    needs: needsOf(quality, words),
    faults: [...told, ...twice],
    repairs: quality.repairs.map((repair) => repairInWords(repair, language)),
  }
}

/** What was changed in a repaired file, and how many rows still need a person. */
export function repairedInWords({ cells, left }: { cells: number; left: number }, language: Language): string {
  const words = printed(language)
  const count = (key: string, value: number) => words(value === 1 ? `${key}.one` : key, { count: value })
  const done = cells === 0 ? words('quality.cells.none') : count('quality.cells', cells)
  const said = left === 0 ? done : `${done}, ${count('quality.rows-left', left)}`
  return `${capital(said)}.`
}

/** The words in a repaired file. Its publisher is of the town: they are in its language, whatever the reader's. */
export const repairWords: RepairedOptions = {
  column: connectorWords('fr')('quality.column'),
  say: (fault) => faultInRow(fault, connectorWords('fr')),
}

function markOf(
  { heading, mark, advice }: MemberQuality['grades'][number],
  { age }: MemberQuality,
  words: ConnectorWords,
): SaidQuality['marks'][number] {
  const said = advice.map((one) => adviceSaid(one, words))
  const last = age.newest ?? age.lastModified
  if (heading === 'age' && said.length === 0 && last) said.push(words('quality.last', { day: daySaid(last, words) }))
  if (said.length === 0) said.push(words('quality.good'))
  return { heading: words(`quality.heading.${heading}`), mark, said: said.map(capital) }
}

function needsOf(quality: MemberQuality, words: ConnectorWords): SaidQuality['needs'] {
  const kept = Math.max(quality.records - quality.refused, 1)
  const none = words('quality.no-column')
  const needs = quality.needs.map(({ name, filled, columns }) => ({
    name: words(`quality.needed.${name}`),
    percent: Math.floor(Math.min(1, filled / kept) * 100),
    from: filled > 0 && columns.length > 0 ? columns.join(', ') : none,
  }))
  const { licence } = quality
  const from = licence ?? words('quality.no-licence')
  return [...needs, { name: words('quality.licence'), percent: licence ? 100 : 0, from }]
}

/** With the blanks that French wants. */
function printed(language: Language): ConnectorWords {
  const words = connectorWords(language)
  const { tools } = conventions[language]
  return (key, values) => conventions[tools].typeset(words(key, values))
}
