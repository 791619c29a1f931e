import { type Action, type Asked, demonstrate, readDemonstration } from '@wiker/billing/double/demonstrate.ts'
import type { StripeDouble } from '@wiker/billing/double/double.ts'
import type { Money } from '@wiker/billing/open.ts'
import { useReader } from '../../components/reader.ts'
import { show, wordsFor } from '../../pages/show.tsx'
import type { Deps, Site, SiteContext } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { moneyOf } from '../amount.ts'
import { DemonstrationNotice } from '../demonstration-notice.tsx'

const path = '/demonstration/:kind{pay|portal|invoice|onboarding}/:id'

/** `/demonstration/pay/cs_…`: what the payment provider shows people, while there is none. With a provider's keys there is no such page. */
export function registerDemonstration(site: Site, deps: Deps & { money: Money }): void {
  const { double } = deps.money
  if (!double) return
  site.get(path, (c) => page(c, deps, double))
  site.post(path, ownFormsOnly(deps), async (c) => {
    const asked = askedBy(c, double, deps.publicUrl)
    if (!asked) return await c.notFound()
    const field = await readForm(c)
    if (field instanceof Response) return field
    const done = await demonstrate(double, asked, field('moyen') as Action)
    if (done === 'refused') return page(c, deps, double, true)
    const here = `/demonstration/${asked.kind}/${asked.id}`
    return c.redirect(done ?? localPath(c.var.language, here), 303)
  })
}

/** What an address is about; where it leads back to is this site alone. */
function askedBy(c: SiteContext, double: StripeDouble, publicUrl: string): Asked | undefined {
  const back = c.req.query('return')
  const own = back?.startsWith(`${publicUrl}/`) ? back : undefined
  return readDemonstration(double, c.req.param('kind') as Asked['kind'], c.req.param('id') ?? '', own)
}

async function page(c: SiteContext, deps: Deps, double: StripeDouble, refused = false) {
  const asked = askedBy(c, double, deps.publicUrl)
  if (!asked) return await c.notFound()
  c.header('cache-control', 'no-store')
  return show(c, deps, {
    body: (
      <DemonstrationBody
        asked={asked}
        refused={refused}
        action={`/demonstration/${asked.kind}/${asked.id}${new URL(c.req.url).search}`}
      />
    ),
    head: { title: wordsFor(c).t(`subscription.provider.${asked.kind}`), noindex: true },
    ...(refused && { status: 402 as const }),
  })
}

export function DemonstrationBody({ asked, refused, action }: { asked: Asked; refused?: boolean; action: string }) {
  const { t, to, words } = useReader()
  const { kind, cents, currency } = asked
  return (
    <>
      <div class="page-head">
        <h1>{t(`subscription.provider.${kind}`)}</h1>
        {cents !== undefined && cents > 0 && <p>{moneyOf(cents, currency ?? 'EUR', words)}</p>}
      </div>
      <DemonstrationNotice mode="demonstration" />
      {refused && (
        <p class="notice notice--alert" role="alert">
          {t('subscription.provider.refused')}
        </p>
      )}
      {asked.open ? (
        <form class="presses" method="post" action={to(action)}>
          {asked.actions.map((one, index) => (
            <button class={index === 0 ? 'button' : 'button button--quiet'} type="submit" name="moyen" value={one}>
              {t(`subscription.provider.do.${one}`)}
            </button>
          ))}
        </form>
      ) : (
        <p>
          {t(kind === 'invoice' ? 'subscription.provider.settled' : 'subscription.provider.closed')}{' '}
          <a href={to('/mon-espace')}>{t('space.title')}</a>
        </p>
      )}
    </>
  )
}
