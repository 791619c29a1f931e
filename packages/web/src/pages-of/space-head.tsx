import type { Page } from '@wiker/town/pages/types.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'

interface Props {
  /** None on the space's own first page. */
  page?: Pick<Page, 'id' | 'name'> | undefined
  /** It is the first one of this page. */
  first?: boolean
  title: string
  lead?: string | undefined
  said?: string | undefined
  problem?: string | undefined
}

/** The head of a page of one's space: the way back, its title, and what came of the last press. */
export function SpaceHead({ page, first, title, lead, said, problem }: Props) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <p>
          {first ? (
            <a class="tall" href={to('/mon-espace')}>
              {t('space.title')}
            </a>
          ) : (
            <a class="tall" href={to(page ? `/mon-espace/${page.id}` : '/compte')}>
              {page ? page.name : t('space.account')}
            </a>
          )}
        </p>
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {said && (
        <p class="notice" role="status">
          {said}
        </p>
      )}
      {problem && (
        <Empty>
          <p role="alert">{problem}</p>
        </Empty>
      )}
    </>
  )
}
