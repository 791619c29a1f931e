import { Icon } from './icon.tsx'
import { withQuery } from './links.ts'
import { useReader } from './reader.ts'

interface Props {
  path: string
  query: Record<string, string | number | null | undefined>
  page: number
  pages: number
}

/** Before and after; nothing when all is on one page. */
export function Pager({ path, query, page, pages }: Props) {
  const { to, t } = useReader()
  if (pages < 2) return null
  const address = (number: number) => to(withQuery(path, { ...query, page: number === 1 ? null : number }))
  return (
    <nav class="pager" aria-label={t('pager.title')}>
      {page > 1 ? (
        <a class="button button--quiet" href={address(page - 1)} rel="prev">
          <Icon name="back" />
          {t('pager.previous')}
        </a>
      ) : (
        <span />
      )}
      <span>{t('pager.where', { page, pages })}</span>
      {page < pages ? (
        <a class="button button--quiet" href={address(page + 1)} rel="next">
          {t('pager.next')}
          <Icon name="arrow" />
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
