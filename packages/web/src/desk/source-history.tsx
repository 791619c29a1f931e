import type { SourceRun } from '@wiker/harvest'
import { dayIn } from '@wiker/town/days.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { plainDay } from '../formatting/dates.ts'
import { refusalInWords } from '../formatting/refusals.ts'
import type { MessageKey } from '../formatting/words.ts'
import { networkTimezone } from '../server/context.ts'

/** The last readings of a source, each with what it brought. */
export function History({ runs }: { runs: SourceRun[] }) {
  const { t } = useReader()
  return (
    <Block id="history" title={t('desk.source.history')}>
      {runs.length === 0 && <p>{t('desk.source.neverRead')}</p>}
      <ol class="list">
        {runs.map((run) => (
          <Run run={run} />
        ))}
      </ol>
    </Block>
  )
}

function Run({ run }: { run: SourceRun }) {
  const { t, words, language } = useReader()
  const counts = (['added', 'changed', 'withdrawn', 'refused', 'unplaced'] as const).filter((count) => run[count] > 0)
  return (
    <li>
      <p class="list__name">
        {plainDay(dayIn(networkTimezone, run.at), words)} : {t(`desk.run.${run.state}` as MessageKey)}
      </p>
      {run.state === 'failed' && run.problem && <p>{refusalInWords(run.problem, words, language)}</p>}
      <p class="line__facts">
        {run.read > 0 && <span>{t('desk.run.read', { count: run.read })}</span>}
        {counts.map((count) => (
          <span>{t(`desk.run.count.${count}`, { count: run[count] })}</span>
        ))}
      </p>
    </li>
  )
}
