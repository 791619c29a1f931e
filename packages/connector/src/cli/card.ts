import type { Inspection, MemberInspection } from '../inspect.ts'
import { gazetteerOf } from '../places/gazetteer.ts'
import { columnLines, percent } from './card-columns.ts'
import { recipeLines } from './card-recipe.ts'
import { recordLines } from './card-record.ts'
import { crsName, NounSample, sentence } from './card-sentence.ts'
import { mapOf } from './map/map.ts'
import { hasWords, sentenceOf, type Words } from './messages.ts'
import { PositionSample } from './position-sample.ts'
import { clip, type Screen, tame, wrap } from './screen.ts'

/** What is gathered of a member's records while they are counted: where they lie, and what they are called. */
export class Gathered {
  readonly positions = new PositionSample()
  readonly nouns = new NounSample()
}

/** What was understood, for people: one card a member, no line wider than the screen. */
export function cardOf(
  inspection: Inspection,
  gathered: ReadonlyMap<string, Gathered>,
  words: Words,
  screen: Screen,
): string {
  const cards = inspection.members.map((member) => memberCard(member, gathered.get(member.path), words, screen))
  const lost = inspection.unreadable.map(({ path, error }) => [
    clip(screen.paint('yellow', tame(path)), screen.width),
    ...wrap(sentenceOf(error, words), screen.width - 2).map((line) => `  ${line}`),
  ])
  return `${[...cards, ...lost].map((lines) => lines.join('\n')).join('\n\n')}\n\n`
}

function memberCard(member: MemberInspection, gathered: Gathered | undefined, words: Words, screen: Screen): string[] {
  const { entity } = member
  const noun = gathered?.nouns.noun(entity.type, member.path)
  const places = gathered?.positions
  const map = places && places.count > 0 ? mapOf(places, gazetteerOf(member.country ?? 'FR'), screen, words) : []
  return [
    title(member, screen),
    ...wrap(sentence(member, noun, words), screen.width - 2).map((line) => `  ${screen.paint('bold', line)}`),
    ...because(member, words, screen),
    ...recipeLines(member, words, screen),
    ...block(columnLines(member, screen, words)),
    ...block(noteLines(member, words, screen)),
    ...block(map.map((line) => (line === '' ? '' : `  ${line}`))),
    ...(member.sample ? ['', `  ${words('card.first')}`, ...recordLines(member.sample, screen, words)] : []),
  ]
}

/** A blank line before what there is. */
const block = (lines: string[]): string[] => (lines.length > 0 ? ['', ...lines] : [])

function title(member: MemberInspection, screen: Screen): string {
  const { format, encoding, delimiter, crs } = member
  const between = delimiter && (delimiter === '\t' ? 'tab' : `"${delimiter}"`)
  const shape = [format, encoding, between, crs].filter(Boolean).join(screen.unicode ? ' · ' : ', ')
  const path = clip(tame(member.path), Math.max(20, screen.width - shape.length - 2))
  return `${screen.paint(['bold', 'blue'], path)}  ${screen.paint('dim', clip(shape, screen.width - path.length - 2))}`
}

function because(member: MemberInspection, words: Words, screen: Screen): string[] {
  const { entity, headerRow } = member
  const reasons = reasonsSaid(entity.reasons, words)
  const sure = words('card.sure', { kind: words(`entity.${entity.type}.kind`), percent: percent(entity.confidence) })
  const text = reasons ? `${sure} ${words('card.because', { reasons })}` : sure
  const taken = entity.type === 'other' ? [] : [text]
  const header = headerRow !== undefined && headerRow > 1 ? [words('card.header', { row: headerRow })] : []
  return [...taken, ...header].flatMap((one) =>
    wrap(one, screen.width - 2).map((line) => screen.paint('dim', `  ${line}`)),
  )
}

/** The fields that were found, then what else speaks for it. */
function reasonsSaid(reasons: readonly string[], words: Words): string {
  const fields = reasons.filter((reason) => reason.startsWith('field:')).map((reason) => reason.slice('field:'.length))
  const others = reasons
    .filter((reason) => !reason.startsWith('field:'))
    .map((reason) => ({ reason, key: `because.${reason.split(':')[0]!.replaceAll(' ', '-')}` }))
    .map(({ reason, key }) => (hasWords(key, words) ? words(key) : tame(reason.replaceAll('-', ' '))))
  const found = fields.length > 0 ? [words('because.fields', { fields: fields.join(', ') })] : []
  return [...found, ...new Set(others)].join(', ')
}

/** What was mended, what is doubtful and what was refused, each with its count and one example. */
function noteLines(member: MemberInspection, words: Words, screen: Screen): string[] {
  const [done, doubt, lost, arrow] = screen.unicode ? ['✓', '!', '✗', '→'] : ['+', '!', 'x', '->']
  const line = (mark: string, text: string, example = '') =>
    `  ${mark} ${clip(text, screen.width - 4)}${example && clipped(example, screen, text)}`
  const repairs = member.repairs.map(({ kind, count, example }) => {
    const shown = example ? `${tame(example.before)} ${arrow} ${tame(example.after)}` : ''
    return line(screen.paint('green', done!), `${repairSaid(kind, count, words)} (${count})`, shown)
  })
  const warnings = member.warnings.map(({ kind, count, where, message }) => {
    const at = where ? `, ${whereSaid(where, words)}` : ''
    const text = `${words(`warning.${kind}`, { count })} (${count}${at})${message ? ` ${tame(message)}` : ''}`
    return line(screen.paint('yellow', doubt!), text)
  })
  const refusals = member.refusals.map(({ where, problems }) => {
    const why = problems.map((one) => tame(sentenceOf(one, words))).join('; ')
    return line(screen.paint('red', lost!), `${words('card.row', { row: where })}: ${why}`)
  })
  const others = member.refused - refusals.length
  const more = others > 0 && refusals.length > 0 ? [`    ${words('card.and-more', { count: others })}`] : []
  return [...repairs, ...warnings, ...refusals, ...more]
}

/** A projection is in the kind itself: `lambert-93`, `projected-epsg-27572`. */
function repairSaid(kind: string, count: number, words: Words): string {
  const code = kind === 'lambert-93' ? '2154' : /^projected-epsg-(\d+)$/.exec(kind)?.[1]
  return code ? words('repair.projected', { crs: crsName(`EPSG:${code}`) }) : words(`repair.${kind}`, { count })
}

function clipped(example: string, screen: Screen, before: string): string {
  const room = screen.width - 4 - before.length - 2
  return room < 12 ? '' : screen.paint('dim', `  ${clip(example, room)}`)
}

/** `row 37` in the reader's language; a column or a member as it is. */
function whereSaid(where: string, words: Words): string {
  const [, kind, number] = /^(row|record|line) (\d+)$/.exec(where) ?? []
  return kind && number ? words('card.row', { row: number }) : tame(where)
}
