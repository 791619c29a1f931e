import { countriesOfAccounts } from '@wiker/billing/payout/iban.ts'
import type { AnimatorFile } from '@wiker/billing/payout/standing.ts'
import { useReader } from '../../components/reader.ts'
import { Block } from '../../components/section.tsx'
import { Said, SelectField } from '../../meet/fields.tsx'
import { ChoiceField, ProblemList, type Problems, TextField } from '../../pages-of/fields.tsx'
import { onboardingPath } from './onboarding-path.ts'
import { EarningsTabs } from './tabs.tsx'

export const identityFields = [
  'legalName',
  'country',
  'legalId',
  'streetAddress',
  'postalCode',
  'addressLocality',
  'vatStatus',
  'vatId',
  'iban',
] as const
export type IdentityTyped = Partial<Record<(typeof identityFields)[number], string>>

interface Props {
  typed: IdentityTyped
  problems: Problems
  file: AnimatorFile | undefined
  said?: string | undefined
}

export function IdentityBody({ typed, problems, file, said }: Props) {
  const { t, to, words } = useReader()
  const names = new Intl.DisplayNames([words.locale], { type: 'region' })
  const countries = countriesOfAccounts
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, words.locale))
  const text = (name: (typeof identityFields)[number], hint?: string) => ({
    name,
    label: t(`earnings.field.${name as 'legalName'}`),
    value: typed[name],
    problems,
    ...(hint && { hint }),
  })
  return (
    <>
      <div class="page-head">
        <h1>{t('earnings.identity.title')}</h1>
        <p>{t('earnings.identity.lead')}</p>
      </div>
      <EarningsTabs at="/bureau/revenus/identite" />
      <Said>{said}</Said>
      <ProblemList problems={problems} />
      <form class="report" method="post" action={to('/bureau/revenus/identite')}>
        <TextField {...text('legalName', t('earnings.hint.legalName'))} required autocomplete="name" />
        <SelectField
          name="country"
          label={t('earnings.field.country')}
          options={countries}
          value={typed.country}
          problems={problems}
        />
        <TextField {...text('legalId', t('earnings.hint.legalId'))} autocomplete="off" maxlength={40} />
        <TextField {...text('streetAddress')} required autocomplete="street-address" />
        <TextField {...text('postalCode')} required autocomplete="postal-code" maxlength={20} />
        <TextField {...text('addressLocality')} required autocomplete="address-level2" />
        <ChoiceField
          name="vatStatus"
          label={t('earnings.field.vatStatus')}
          problems={problems}
          options={[
            { value: 'below', label: t('earnings.vat.below') },
            { value: 'charged', label: t('earnings.vat.charged') },
          ]}
          value={typed.vatStatus}
        />
        <TextField {...text('vatId', t('earnings.hint.vatId'))} autocomplete="off" maxlength={30} />
        <TextField {...text('iban', t('earnings.hint.iban'))} autocomplete="off" maxlength={50} />
        <button class="button" type="submit">
          {t('earnings.identity.keep')}
        </button>
      </form>
      {file && <ProviderBlock file={file} />}
    </>
  )
}

/** Being paid by the payment provider instead of by transfer. */
function ProviderBlock({ file: { account, pendingAccount } }: { file: AnimatorFile }) {
  const { t, to } = useReader()
  const state = account ? 'ready' : pendingAccount ? 'unfinished' : 'offer'
  return (
    <Block id="stripe" title={t('earnings.stripe.title')}>
      <p>{t(`earnings.stripe.${state}`)}</p>
      {account ? (
        <form method="post" action={to('/bureau/revenus/identite')}>
          <button class="button button--quiet" type="submit" name="do" value="virement">
            {t('earnings.stripe.leave')}
          </button>
        </form>
      ) : (
        <form method="post" action={to(onboardingPath)}>
          <button class="button button--quiet" type="submit">
            {t(pendingAccount ? 'earnings.stripe.resume' : 'earnings.stripe.open')}
          </button>
        </form>
      )}
    </Block>
  )
}
