import type { Coupon } from '@wiker/town/pages/coupons.ts'
import { AdvertiserLabel, advertiserOf } from '../components/advertiser.tsx'
import { Trap } from '../components/forms.tsx'
import { useReader } from '../components/reader.ts'
import { plainDay } from '../formatting/dates.ts'
import { MarkdownText } from '../markdown/text.tsx'
import { qrOf } from '../print/qr.ts'

/** What is shown at the counter: a code to scan, the same to type, and what it is good for. */
export function CouponBody({ coupon, counts, address }: { coupon: Coupon; counts: boolean; address: string }) {
  const { t, to, words } = useReader()
  const { deal, code } = coupon
  const advertiser = advertiserOf(deal)
  const { size, path } = qrOf(address)
  return (
    <article class="coupon">
      <div class="page-head">
        <h1>{deal.name}</h1>
        {deal.validThrough && <p>{t('coupon.until', { date: plainDay(deal.validThrough.slice(0, 10), words) })}</p>}
      </div>
      {advertiser && <AdvertiserLabel advertiser={advertiser} />}
      {counts && (
        <form class="actions" method="post" action={to(`/bon/${code}`)}>
          <button class="button" type="submit">
            {t('coupon.count')}
          </button>
        </form>
      )}
      <svg class="coupon__qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('coupon.qr')}>
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p class="coupon__code">{`${code.slice(0, 4)} ${code.slice(4)}`}</p>
      <p>{t('coupon.show')}</p>
      {deal.description && <MarkdownText text={deal.description} />}
      <p class="list__facts">{t('coupon.nobody')}</p>
    </article>
  )
}

export function CouponGoneBody() {
  const { t } = useReader()
  return (
    <div class="page-head">
      <h1>{t('coupon.gone.title')}</h1>
      <p role="alert">{t('coupon.gone.text')}</p>
    </div>
  )
}

/** On the page of a deal that has coupons. */
export function TakeCoupon({ publication }: { publication: number }) {
  const { t, to } = useReader()
  return (
    <form class="actions no-print" method="post" action={to('/bon')}>
      <input type="hidden" name="bon-plan" value={String(publication)} />
      <Trap />
      <button class="button" type="submit">
        {t('coupon.take')}
      </button>
    </form>
  )
}
