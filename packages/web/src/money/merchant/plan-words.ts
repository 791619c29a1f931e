import { withVat } from '@wiker/billing/money/vat.ts'
import { type Plan, vatOn } from '@wiker/billing/plans/plans.ts'
import { amount } from '../../formatting/quantities.ts'
import type { Words } from '../../formatting/words.ts'

export interface PlanOffered extends Plan {
  country: string
  currency: string
  /** Cents, VAT included, on the day it is shown. */
  gross: number
}

export function offered(plan: Plan, country: string, currency: string, today: string): PlanOffered {
  return { ...plan, country, currency, gross: withVat(plan.net, vatOn(country, today)).gross }
}

/** `30 € HT par mois, soit 36 € TTC` */
export function priceOf({ net, gross, every, currency }: Omit<PlanOffered, 'country'>, words: Words): string {
  return words.t(`subscription.price.${every}`, {
    net: euros(net, currency, words),
    gross: euros(gross, currency, words),
  })
}

/** `36 €`, `37,50 €`: from cents. */
export const euros = (cents: number, currency: string, words: Words): string => amount(cents / 100, words, currency)

/** `Au mois`; of what is sold to several kinds of buyers, for whom too. */
export function planName({ every, for: buyer }: Pick<Plan, 'every' | 'for'>, words: Words): string {
  const rhythm = words.t(`subscription.plan.${every}`)
  return buyer === 'merchant'
    ? rhythm
    : `${words.t(`subscription.for.${buyer}`)}, ${rhythm.toLocaleLowerCase(words.locale)}`
}
