import type { SourceQuality } from '@wiker/harvest'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { qualityInWords, repairedInWords, type SaidQuality } from '../formatting/quality.ts'
import { connectorWords } from '../formatting/refusals.ts'

interface Props {
  table: SourceQuality['tables'][number]
  /** Address of the repaired file. */
  file: string
}

/** One table of a source: its marks and how to better them, what is missing, every fault with its place, and the file to take back. */
export function QualityTable({ table: { quality, member, repaired, more }, file }: Props) {
  const { t, language } = useReader()
  const said = qualityInWords(quality, language)
  const words = connectorWords(language)
  return (
    <Block id={`table-${member}`} title={said.title}>
      <p>{said.rows}</p>
      {more && <p>{t('desk.quality.first', { count: quality.records })}</p>}
      <ul class="list">
        {said.marks.map(({ heading, mark, said }) => (
          <li>
            <p class="list__name">{t('desk.quality.mark', { heading, mark: mark ?? t('desk.quality.unmarked') })}</p>
            {said.map((sentence) => (
              <p>{sentence}</p>
            ))}
          </li>
        ))}
      </ul>
      <h3 class="kind">{words('quality.faults')}</h3>
      <Faults faults={said.faults} none={words('quality.no-faults')} />
      {repaired && (
        <>
          <h3 class="kind">{t('desk.quality.file')}</h3>
          <p>
            {repairedInWords(repaired, language)} {t('desk.quality.kept')}
          </p>
          <p class="actions">
            <a class="button" href={file}>
              {t('desk.quality.download')}
            </a>
          </p>
        </>
      )}
      <h3 class="kind">{words('quality.needs')}</h3>
      <Needs needs={said.needs} />
      {said.repairs.length > 0 && (
        <details>
          <summary>{t('desk.add.repaired')}</summary>
          <ul>
            {said.repairs.map((repair) => (
              <li>{repair}</li>
            ))}
          </ul>
        </details>
      )}
    </Block>
  )
}

function Faults({ faults, none }: { faults: SaidQuality['faults']; none: string }) {
  if (faults.length === 0) return <p>{none}</p>
  return (
    <ul class="list">
      {faults.map(({ said, again }) => (
        <li>
          <p>{said}</p>
          {again.map((sentence) => (
            <p class="list__facts">{sentence}</p>
          ))}
        </li>
      ))}
    </ul>
  )
}

function Needs({ needs }: { needs: SaidQuality['needs'] }) {
  const { t } = useReader()
  return (
    <ul class="list list--plain quality">
      {needs.map(({ name, percent, from }) => (
        <li>
          <p class="list__name">{name}</p>
          <p class="line__facts">
            <span>{t('desk.source.percent', { percent })}</span>
            <span>{from}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}
