import { type Coupon, readCoupon, takeCoupon, useCoupon } from '@wiker/town/pages/coupons.ts'
import { capacityFor } from '@wiker/town/people/permissions.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { createAllowance } from '../api/allowance.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm, senderOf } from '../server/own-form.ts'
import { CouponBody, CouponGoneBody } from './coupon-body.tsx'
import type { PagesDeps } from './deps.ts'

/**
 * `/bon`: a coupon is given to whoever asks, without an account. `/bon/7KXQ42MB` is what the QR leads to: the coupon itself; and, for who writes in
 * the name of the shop, the button that counts it.
 */
export function registerCoupon(site: Site, deps: PagesDeps): void {
  const allowance = createAllowance({ most: 20, minutes: 60, mostInAll: 2000 })
  site.post('/bon', ownFormsOnly(deps), (c) => take(c, deps, allowance))
  site.get('/bon/:code', (c) => couponPage(c, deps))
  site.post('/bon/:code', ownFormsOnly(deps), (c) => use(c, deps))
}

async function take(c: SiteContext, deps: PagesDeps, allowance: ReturnType<typeof createAllowance>) {
  const field = await readForm(c)
  if (field instanceof Response) return field
  const publication = Number(field('bon-plan'))
  if (!Number.isSafeInteger(publication) || field('website') !== '') return c.text('400', 400)
  if (!allowance.take(senderOf(c), performance.now())) return gone(c, deps, 429)
  const code = await deps.people.db.transaction().execute((trx) => takeCoupon(trx, publication, c.var.today))
  return code ? c.redirect(localPath(c.var.language, `/bon/${code}`), 303) : gone(c, deps)
}

async function couponPage(c: SiteContext, deps: PagesDeps) {
  c.header('cache-control', 'private, no-store')
  const given = await couponAsked(c, deps)
  if (!given) return gone(c, deps)
  const { coupon, town, counts } = given
  return show(c, deps, {
    town,
    body: <CouponBody coupon={coupon} counts={counts} address={`${deps.publicUrl}/bon/${coupon.code}`} />,
    head: { title: coupon.deal.name, noindex: true },
  })
}

async function use(c: SiteContext, deps: PagesDeps) {
  const given = await couponAsked(c, deps)
  if (!given?.counts) return gone(c, deps)
  const { coupon } = given
  const used = await deps.people.db
    .transaction()
    .execute((trx) => useCoupon(trx, coupon.code, coupon.page, c.var.today))
  return used
    ? c.redirect(localPath(c.var.language, `/mon-espace/${coupon.page}/bons?fait=compte`), 303)
    : gone(c, deps)
}

/** The coupon of the address, and whether who asks may count it. */
async function couponAsked(
  c: SiteContext,
  deps: PagesDeps,
): Promise<{ coupon: Coupon; town: TownCard; counts: boolean } | undefined> {
  const coupon = await readCoupon(deps.people.db, c.req.param('code') ?? '', c.var.today)
  const [town] = coupon ? await getTownsByCode(deps.people.db, [coupon.town]) : []
  if (!coupon || !town) return undefined
  const scope = { town: coupon.town, page: coupon.page }
  return { coupon, town, counts: c.var.person !== undefined && isOfShop(c, scope) }
}

function isOfShop(c: SiteContext, scope: { town: string; page: number }): boolean {
  const role = capacityFor(c.var.grants ?? [], 'publication.write', scope)
  return role === 'member' || role === 'owner'
}

function gone(c: SiteContext, deps: PagesDeps, status: 410 | 429 = 410) {
  return show(c, deps, {
    body: <CouponGoneBody />,
    head: { title: wordsFor(c).t('coupon.gone.title'), noindex: true },
    status,
  })
}
