import { isAnswered } from '@wiker/town/order/publisher.ts'
import { capacityFor } from '@wiker/town/people/permissions.ts'
import type { TownCard } from '@wiker/town/types.ts'
import type { MiddlewareHandler } from 'hono'
import { useReader } from '../components/reader.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Deps, SiteContext, SiteEnv } from '../server/deps.ts'

/**
 * A site that does not say who answers for it is not open (LCEN, article 1-1): readers are told that it comes, under every address of the town and
 * in every format; who looks after the town sees it as it will be.
 */
export function answeredSites(deps: Deps): MiddlewareHandler<SiteEnv> {
  return async (given, next) => {
    const c = given as SiteContext
    const { town, grants = [] } = c.var
    if (!town || capacityFor(grants, 'desk.see', town.code) || (await isAnswered(deps.db, town.code))) return next()
    return soonPage(c, deps, town)
  }
}

function soonPage(c: SiteContext, deps: Deps, town: TownCard) {
  c.header('cache-control', 'no-store')
  return show(c, deps, {
    body: <SoonBody town={town} />,
    head: { title: wordsFor(c).t('order.soon.title', { town: town.name }), noindex: true, canonical: '/' },
    status: 404,
  })
}

export function SoonBody({ town }: { town: { name: string } }) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('order.soon.title', { town: town.name })}</h1>
        <p>{t('order.soon.text')}</p>
      </div>
      <p class="actions">
        <a class="button" href={to('/')}>
          {t('layout.otherTowns')}
        </a>
      </p>
    </>
  )
}
