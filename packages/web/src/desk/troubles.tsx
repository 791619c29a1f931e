import type { Preview } from '@wiker/harvest'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { hasSentence, refusalInWords, repairInWords, warningInWords } from '../formatting/refusals.ts'
import type { Words } from '../formatting/words.ts'

/** What a person should know before publishing: rows of other towns, rows without a town, rows that could not be read and why. */
export function Troubles({ preview, town }: { preview: Preview; town: Pick<TownCard, 'name'> }) {
  const { t, words, language } = useReader()
  const { refused, elsewhere, unplaced } = preview.report
  const repairs = preview.members.flatMap((member) => member.repairs)
  const unread = preview.members.filter((member) => member.error)
  const { assumed } = preview
  // What is odd about one value is told with its row.
  const odd = preview.members.flatMap(({ warnings }) =>
    warnings.filter(({ kind }) => !hasSentence(kind, language)).flatMap((one) => warningInWords(one, language) ?? []),
  )
  const flawed = preview.flawed
    .map((row) => ({ ...row, problems: row.problems.filter(({ key }) => hasSentence(key, language)) }))
    .filter(({ problems }) => problems.length > 0)
  if (refused + elsewhere + unplaced + assumed + repairs.length + unread.length + odd.length + flawed.length === 0)
    return null
  const told = [...preview.report.refusals, ...flawed]
  const groups = grouped(told, preview.members.length > 1, words, (problem) => refusalInWords(problem, words, language))
  return (
    <Block id="troubles" title={t('desk.add.troubles')}>
      <ul>
        {assumed > 0 && <li>{t('desk.add.assumed', { count: assumed, town: town.name })}</li>}
        {elsewhere > 0 && <li>{t('desk.add.elsewhere', { count: elsewhere })}</li>}
        {unplaced > 0 && <li>{t('desk.add.unplaced', { count: unplaced })}</li>}
        {refused > 0 && <li>{t('desk.add.refused', { count: refused })}</li>}
        {flawed.length > 0 && <li>{t('desk.add.flawed', { count: flawed.length })}</li>}
        {odd.map((said) => (
          <li>{said}</li>
        ))}
        {unread.map(({ path, error }) => (
          <li>
            {path} : {refusalInWords(error!, words, language)}
          </li>
        ))}
      </ul>
      {groups.length > 0 && (
        <details open={groups.length <= 10}>
          <summary>{t('desk.add.rows')}</summary>
          <ul>
            {groups.map(({ said, rows, count }) => (
              <li>
                {count === 1 ? t('desk.add.row', { row: rows }) : t('desk.add.lines', { rows })} {said}
              </li>
            ))}
          </ul>
        </details>
      )}
      {repairs.length > 0 && (
        <details>
          <summary>{t('desk.add.repaired')}</summary>
          <ul>
            {repairs.map((repair) => (
              <li>{repairInWords(withoutMachineText(repair), language)}</li>
            ))}
          </ul>
        </details>
      )}
    </Block>
  )
}

type Told = Preview['flawed'][number]

const mostGroups = 30

/** Rows that cannot be read for one and the same reason are told together: the reason, its column, and which rows. */
function grouped(
  rows: readonly Told[],
  several: boolean,
  words: Words,
  sentence: (problem: Told['problems'][number]) => string,
): { said: string; rows: string; count: number }[] {
  const groups = new Map<string, { member: string; said: string; rows: number[] }>()
  for (const { member, where, problems } of rows) {
    const said = problems
      .map((problem) =>
        problem.column
          ? `${words.t('source.column', { column: problem.column })} ${sentence(problem)}`
          : sentence(problem),
      )
      .join(' ')
    const key = `${member}\n${said}`
    const group = groups.get(key) ?? { member, said, rows: [] }
    group.rows.push(where)
    groups.set(key, group)
  }
  return [...groups.values()].slice(0, mostGroups).map(({ member, said, rows: own }) => ({
    said,
    rows: `${several ? `${member} ` : ''}${spans(own)}`,
    count: own.length,
  }))
}

const mostSpans = 12

/** `1, 4-9, 12`. */
function spans(rows: number[]): string {
  const found: [number, number][] = []
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const last = found.at(-1)
    if (last && row === last[1] + 1) last[1] = row
    else found.push([row, row])
  }
  const shown = found.slice(0, mostSpans).map(([from, to]) => (from === to ? String(from) : `${from}-${to}`))
  return shown.join(', ') + (found.length > mostSpans ? '…' : '')
}

/** An example that only a machine can read shows nothing. */
function withoutMachineText(repair: Preview['members'][number]['repairs'][number]) {
  const { example, ...rest } = repair
  const isMachines = !example || /^[{[]/.test(example.after) || example.before.trim() === ''
  return isMachines ? rest : { ...rest, example }
}
