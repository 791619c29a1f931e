import { cellsOf } from '@wiker/town/stories/compose.ts'
import type { Cell, Evidence, Origin, Part, StoryChart } from '@wiker/town/stories/types.ts'
import type { SourceCredit, TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { plainDay, publishedDate } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'
import type { MessageKey } from '../formatting/words.ts'
import { cellPath } from './facts.ts'

interface Props {
  paragraphs: Part[][]
  chart: StoryChart | null
  evidence: Evidence
  town: TownCard
}

const mostCells = 8

/** Where each figure, name and date comes from: its row, who says so and since when, or how it was worked out. */
export function EvidenceList({ paragraphs, chart, evidence, town }: Props) {
  const { t } = useReader()
  const said = new Map<number, string>()
  for (const { t: text, e } of paragraphs.flat()) for (const fact of e ?? []) if (!said.has(fact)) said.set(fact, text)
  for (const { e, shown, label } of chart?.rows ?? []) {
    for (const fact of e) if (!said.has(fact)) said.set(fact, evidence.facts[fact]?.type === 'name' ? label : shown)
  }
  if (said.size === 0) return null
  return (
    <details class="evidence" id="sources">
      <summary>{t('stories.evidence')}</summary>
      <ul class="list">
        {[...said].map(([fact, text]) => (
          <li id={`fait-${fact}`}>
            <strong>{text}</strong> <Origins from={evidence.facts[fact]!.from} evidence={evidence} town={town} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Origins({ from, evidence, town }: { from: Origin; evidence: Evidence; town: TownCard }) {
  const { t } = useReader()
  const cells = cellsOf(from)
  const shown = cells.slice(0, mostCells)
  const sources = new Map(shown.map((cell) => [cell.source, cell]))
  return (
    <>
      {'how' in from && `${t(`stories.how.${from.how}` as MessageKey, { count: cells.length })} `}
      {shown.map((cell, at) => (
        <>
          {at > 0 && ', '}
          <CellLink cell={cell} town={town} />
        </>
      ))}
      {cells.length > shown.length && ` ${t('stories.more', { count: cells.length - shown.length })}`}
      <span class="list__facts">
        {[...sources.values()].map((cell) => (
          <SourceOf cell={cell} credit={evidence.sources[String(cell.source)]} />
        ))}
      </span>
    </>
  )
}

function CellLink({ cell, town }: { cell: Cell; town: TownCard }) {
  const { to } = useReader()
  const path = cellPath(cell, town.slug)
  const name = readableName(cell.name)
  const text = String(cell.value) === cell.name ? name : `${name}${name ? ' : ' : ''}${cell.value}`
  return path ? <a href={to(path)}>{text}</a> : <>{text}</>
}

function SourceOf({ cell, credit }: { cell: Cell; credit: SourceCredit | undefined }) {
  const { t, words } = useReader()
  const publisher = cell.publisher ?? credit?.publisher ?? credit?.name
  if (!publisher) return null
  const published = cell.published ?? credit?.dataDate
  const retrieved = cell.retrieved?.slice(0, 10)
  return (
    <>
      {' '}
      {t('stories.source', { publisher })}
      {published && `, ${t('stories.dated', { when: publishedDate(published, words) })}`}
      {retrieved && `, ${t('stories.retrieved', { when: plainDay(retrieved, words) })}`}.
    </>
  )
}
