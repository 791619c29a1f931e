import type { MoneyMode } from '@wiker/billing/open.ts'
import type { IdentityField, IdentityTyped } from '@wiker/billing/subscribe/identity.ts'
import { useReader } from '../../components/reader.ts'
import { ProblemList, type Problems, TextField } from '../../pages-of/fields.tsx'
import { DemonstrationNotice } from '../demonstration-notice.tsx'
import { fieldName } from './identity.tsx'
import { MoneyHead } from './money-head.tsx'
import type { Payer } from './payer.ts'

/** Where what stands in the fields comes from, when nobody typed it. */
export type Prefilled = 'directory' | 'other-shop' | undefined

export interface IdentityProps {
  payer: Pick<Payer, 'kind' | 'name' | 'base' | 'home' | 'town'>
  typed: IdentityTyped
  from?: Prefilled
  problems: Problems
  /** The plan that is on the way to be bought; none when only the identity is put right. */
  plan: string | undefined
  mode: MoneyMode
}

export function IdentityBody({ payer, typed, from, problems, plan, mode }: IdentityProps) {
  const { t, to, words } = useReader()
  const { country } = payer.town
  const common = (name: IdentityField) => ({
    name,
    label: fieldName(name, country, words),
    value: typed[name],
    problems,
  })
  return (
    <>
      <MoneyHead
        payer={payer}
        title={t('subscription.identity.title')}
        lead={t('subscription.identity.lead')}
        {...(plan ? { step: 2 } : { inside: true })}
      />
      <DemonstrationNotice mode={mode} />
      {from && (
        <p class="notice" role="status">
          {t(`subscription.identity.from.${from}`)}
        </p>
      )}
      <ProblemList problems={problems} />
      <form class="report" method="post" action={to(`${payer.base}/identite`)}>
        {plan && <input type="hidden" name="formule" value={plan} />}
        <TextField
          {...common('legalId')}
          hint={words.maybe(`subscription.identity.hint.${country}`)}
          maxlength={30}
          required
        />
        <TextField {...common('legalName')} autocomplete="organization" required />
        <TextField {...common('streetAddress')} autocomplete="street-address" required />
        <TextField {...common('postalCode')} autocomplete="postal-code" maxlength={10} required />
        <TextField {...common('addressLocality')} autocomplete="address-level2" required />
        <TextField {...common('vatId')} hint={t('subscription.identity.vatHint')} maxlength={30} />
        <TextField {...common('email')} type="email" autocomplete="email" required />
        {payer.kind === 'town_hall' && country === 'FR' && (
          <>
            <TextField {...common('serviceCode')} maxlength={100} />
            <TextField {...common('orderNumber')} maxlength={100} />
          </>
        )}
        <p class="actions">
          <button class="button" type="submit">
            {t(plan ? 'subscription.continue' : 'subscription.save')}
          </button>
          {payer.kind === 'merchant' && (
            <button class="button button--quiet" type="submit" name="do" value="completer" formnovalidate>
              {t('subscription.identity.complete')}
            </button>
          )}
        </p>
      </form>
    </>
  )
}
