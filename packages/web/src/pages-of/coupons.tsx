import { type CouponCount, couponCounts, useCoupon } from '@wiker/town/pages/coupons.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import type { PagesDeps } from './deps.ts'
import { ProblemList, type Problems, TextField } from './fields.tsx'
import { ownPage } from './own-page.ts'
import { SpaceHead } from './space-head.tsx'

/** `/mon-espace/7/bons`: the code that a customer shows, typed at the counter; and how many there were. */
export function registerCoupons(site: Site, deps: PagesDeps): void {
  site.get('/mon-espace/:page/bons', (c) => couponsPage(c, deps))
  site.post('/mon-espace/:page/bons', ownFormsOnly(deps), (c) => typed(c, deps))
}

async function couponsPage(c: SiteContext, deps: PagesDeps, wrong?: string) {
  const given = await ownPage(c, deps, 'publication.write')
  if (given instanceof Response) return given
  const { page, town } = given
  if (page.kind !== 'merchant') return c.notFound()
  const { t } = wordsFor(c)
  const said = c.req.query('fait') === 'compte' ? t('coupons.counted') : undefined
  return show(c, deps, {
    town,
    body: (
      <CouponsBody
        page={page}
        counts={await couponCounts(deps.people.db, page.id)}
        said={said}
        problems={wrong === undefined ? {} : { code: t('coupons.unknown') }}
        code={wrong}
      />
    ),
    head: { title: t('coupons.title'), noindex: true },
    ...(wrong !== undefined && { status: 422 as const }),
  })
}

async function typed(c: SiteContext, deps: PagesDeps) {
  const given = await ownPage(c, deps, 'publication.write')
  if (given instanceof Response) return given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const code = field('code').slice(0, 40)
  const used = await deps.people.db.transaction().execute((trx) => useCoupon(trx, code, given.page.id, c.var.today))
  if (!used) return couponsPage(c, deps, code)
  return c.redirect(localPath(c.var.language, `/mon-espace/${given.page.id}/bons?fait=compte`), 303)
}

interface Props {
  page: Page
  counts: CouponCount[]
  said?: string | undefined
  problems?: Problems
  /** What was typed and is no coupon. */
  code?: string | undefined
}

export function CouponsBody({ page, counts, said, problems = {}, code }: Props) {
  const { t, to } = useReader()
  return (
    <>
      <SpaceHead page={page} title={t('coupons.title')} lead={t('coupons.lead')} said={said} />
      <ProblemList problems={problems} />
      <form class="report" method="post" action={to(`/mon-espace/${page.id}/bons`)}>
        <TextField
          name="code"
          label={t('coupons.code')}
          hint={t('coupons.codeHint')}
          value={code}
          problems={problems}
          maxlength={40}
          autocomplete="off"
          required
        />
        <button class="button" type="submit">
          {t('coupon.count')}
        </button>
      </form>
      <Block id="comptes" title={t('coupons.counts')}>
        {counts.length === 0 && <p>{t('coupons.none')}</p>}
        <ul class="list">
          {counts.map(({ name, taken, used }) => (
            <li>
              <p class="list__name">{name}</p>
              <p class="line__facts">
                <span>{t('coupons.taken', { count: taken })}</span>
                <span>{t('coupons.used', { count: used })}</span>
              </p>
            </li>
          ))}
        </ul>
      </Block>
    </>
  )
}
