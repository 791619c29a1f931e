import { useReader } from '../../components/reader.ts'
import { Empty } from '../../components/section.tsx'
import { home } from './asking.ts'

interface Props {
  title: string
  lead?: string | undefined
  /** What the last press did, or why it did nothing, and where that is put right. */
  said?: string | undefined
  wrong?: string | undefined
  wrongAt?: string | undefined
}

/** The head of an operator's page: the way back to the cockpit, its title, what came of the last press. */
export function CockpitHead({ title, lead, said, wrong, wrongAt }: Props) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <p>
          <a class="tall" href={to(home)}>
            {t('cockpit.back')}
          </a>
        </p>
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {said && (
        <p class="notice" role="status">
          {said}
        </p>
      )}
      {wrong && (
        <Empty>
          <p role="alert">{wrongAt ? <a href={`#${wrongAt}`}>{wrong}</a> : wrong}</p>
        </Empty>
      )}
    </>
  )
}
