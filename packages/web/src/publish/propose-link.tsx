import { Icon } from '../components/icon.tsx'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'

/** The way to announce something in a town, on its pages; none on a site where nobody writes. */
export function ProposeLink({ town }: { town: { slug: string } }) {
  const { t, to, accounts } = useReader()
  if (!accounts) return null
  return (
    <p class="no-print">
      <a class="button button--quiet" href={to(withQuery('/proposer', { commune: town.slug }))} rel="nofollow">
        <Icon name="add" />
        {t('propose.link')}
      </a>
    </p>
  )
}
