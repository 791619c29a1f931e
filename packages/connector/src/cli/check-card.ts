import type { Grade, Mark } from '../quality/grades.ts'
import type { MemberQuality } from '../quality/report.ts'
import { adviceSaid, daySaid, findingSaid, rowsSaid } from './check-words.ts'
import { numbered } from './counted.ts'
import { hasWords, type Words } from './messages.ts'
import { clip, pad, type Screen, type Style, tame, wrap } from './screen.ts'

const SHOWN = 40
const colours: Record<Mark, Style> = { A: 'green', B: 'green', C: 'yellow', D: 'red', E: 'red' }

/** The report of a member for people, in the order they need it: the marks, what is missing, what to correct, what was mended. */
export function qualityCard(quality: MemberQuality, words: Words, screen: Screen): string {
  const { path, entity } = quality
  const lines = [
    screen.paint(
      ['bold', 'blue'],
      clip(words('quality.title', { path: tame(path), kind: words(`entity.${entity}.kind`) }), screen.width),
    ),
    `  ${rowsSaid(quality, words)}`,
    '',
    ...quality.grades.flatMap((grade) => gradeLines(grade, quality, words, screen)),
    '',
    screen.paint('bold', words('quality.needs')),
    ...needLines(quality, words, screen),
    '',
    ...faultLines(quality, words, screen),
    ...repairLines(quality, words, screen),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

function gradeLines({ heading, mark, advice }: Grade, quality: MemberQuality, words: Words, screen: Screen): string[] {
  const name = pad(words(`quality.heading.${heading}`), 12)
  const start = `  ${screen.paint(mark ? ['bold', colours[mark]] : 'dim', mark ?? '–')}  ${name}`
  const said = advice.map((one) => adviceSaid(one, words))
  const last = quality.age.newest ?? quality.age.lastModified
  if (heading === 'age' && said.length === 0 && last) said.push(words('quality.last', { day: daySaid(last, words) }))
  if (said.length === 0) said.push(words('quality.good'))
  const indent = ' '.repeat(18)
  const body = said.flatMap((sentence) => wrap(sentence, screen.width - 18))
  return body.map((line, index) => (index === 0 ? `${start} ${line}` : `${indent}${line}`))
}

function needLines(quality: MemberQuality, words: Words, screen: Screen): string[] {
  const total = Math.max(quality.records - quality.refused, 1)
  const lines = quality.needs.map(({ name, filled, columns }) => {
    const share = Math.min(1, filled / total)
    const from = columns.length > 0 ? columns.map(tame).join(', ') : words('quality.no-column')
    return needLine(words(`quality.needed.${name}`), share, filled > 0 ? from : words('quality.no-column'), screen)
  })
  const licence = words('quality.licence')
  return [
    ...lines,
    needLine(
      licence,
      quality.licence ? 1 : 0,
      quality.licence ? tame(quality.licence) : words('quality.no-licence'),
      screen,
    ),
  ]
}

function needLine(name: string, share: number, from: string, screen: Screen): string {
  const full = Math.round(share * 10)
  const [more, less] = screen.unicode ? ['▰', '▱'] : ['#', '.']
  const bar = more!.repeat(full) + less!.repeat(10 - full)
  const shown = share > 0.99 && share < 1 ? 99 : Math.round(share * 100)
  const style: Style = share >= 0.9 ? 'green' : share >= 0.5 ? 'yellow' : 'red'
  return `  ${pad(clip(name, 18), 18)} ${screen.paint(style, `${bar} ${String(shown).padStart(3)} %`)}  ${clip(from, screen.width - 38)}`
}

function faultLines(quality: MemberQuality, words: Words, screen: Screen): string[] {
  const { findings, duplicates, counted } = quality
  if (findings.length === 0 && duplicates.count === 0) return [screen.paint('green', words('quality.no-faults')), '']
  const mark = screen.paint('red', screen.unicode ? '✗' : 'x')
  const told = findings.slice(0, SHOWN).map((finding) => findingSaid(finding, counted, words))
  const doubled = duplicates.examples.slice(0, 5).map((one) => [words('quality.duplicate', one)])
  const more = findings.length - told.length
  return [
    screen.paint('bold', words('quality.faults')),
    ...[...told, ...doubled].flatMap(([first = '', ...rest]) => [
      ...wrap(first, screen.width - 4).map((line, index) => `  ${index === 0 ? mark : ' '} ${line}`),
      ...rest.flatMap((line) => wrap(line, screen.width - 4).map((one) => screen.paint('dim', `    ${one}`))),
    ]),
    ...(more > 0 ? [`    ${words('card.and-more', { count: more })}`] : []),
    '',
  ]
}

function repairLines({ repairs }: MemberQuality, words: Words, screen: Screen): string[] {
  if (repairs.length === 0) return []
  const [done, arrow] = screen.unicode ? ['✓', '→'] : ['+', '->']
  const lines = repairs.map(({ kind, count, example }) => {
    const key = `repair.${kind}`
    const said = hasWords(key, words) ? words(key) : kind.replaceAll('-', ' ')
    const shown = example ? screen.paint('dim', `  ${tame(example.before)} ${arrow} ${tame(example.after)}`) : ''
    return `  ${screen.paint('green', done!)} ${clip(said, screen.width - 16)} (${numbered(count, words)})${said.length + tame(example?.before ?? '').length + tame(example?.after ?? '').length < screen.width - 20 ? shown : ''}`
  })
  return [screen.paint('bold', words('quality.repaired')), ...lines, '']
}
