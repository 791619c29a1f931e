import { useReader } from '../../../components/reader.ts'
import { CockpitHead } from '../../cockpit/head.tsx'

const pages = [
  ['/bureau/reseau/contrats', 'earnings.desk.contracts'],
  ['/bureau/reseau/versements', 'earnings.desk.payouts'],
  ['/bureau/reseau/versements/annee', 'earnings.desk.year'],
  ['/bureau/reseau/controle', 'earnings.desk.check'],
] as const

export type OperatorTab = (typeof pages)[number][0]

interface Props {
  at: OperatorTab
  title: string
  lead?: string
  said?: string | undefined
  wrong?: string | undefined
}

/** The head of the operator's pages about animators, and the way between them. */
export function OperatorHead({ at, ...head }: Props) {
  const { t, to } = useReader()
  return (
    <>
      <CockpitHead {...head} />
      <nav class="tabs" aria-label={t('earnings.desk.pages')}>
        {pages.map(([path, name]) => (
          <a href={to(path)} aria-current={path === at ? 'page' : undefined}>
            {t(name)}
          </a>
        ))}
      </nav>
    </>
  )
}
