import { keepIdentity } from '@wiker/billing/payout/identity.ts'
import { leaveProvider } from '@wiker/billing/payout/onboard.ts'
import { type AnimatorFile, readIdentity } from '@wiker/billing/payout/standing.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { withQuery } from '../../components/links.ts'
import { saidOf } from '../../desk/town.tsx'
import { show, wordsFor } from '../../pages/show.tsx'
import type { Problems } from '../../pages-of/fields.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { animatorAsking, type EarningsDeps } from './asking.ts'
import { IdentityBody, type IdentityTyped, identityFields } from './identity-body.tsx'
import { registerOnboarding } from './onboarding.tsx'

export const identityPath = '/bureau/revenus/identite'

/** `/bureau/revenus/identite`: who she is before the law, and where she is paid. */
export function registerIdentity(site: Site, deps: EarningsDeps): void {
  site.get(identityPath, (c) => page(c, deps))
  site.post(identityPath, ownFormsOnly(deps), (c) => receive(c, deps))
  registerOnboarding(site, deps)
}

async function page(c: SiteContext, deps: EarningsDeps, refused?: { typed: IdentityTyped; problems: Problems }) {
  const asking = await animatorAsking(c, deps, 'earnings.identity')
  if (asking instanceof Response) return asking
  const { t } = wordsFor(c)
  const file = await readIdentity(deps.people.db, asking.animator, deps.money.today())
  const said = saidOf(c, {
    garde: 'earnings.identity.kept',
    stripe: 'earnings.stripe.ready',
    attend: 'earnings.stripe.unfinished',
    virement: 'earnings.stripe.left',
  })
  return show(c, deps, {
    body: (
      <IdentityBody
        typed={refused?.typed ?? typedOf(file)}
        problems={refused?.problems ?? {}}
        file={file}
        said={said && t(said)}
      />
    ),
    head: { title: t('earnings.identity.title'), noindex: true },
    ...(refused && { status: 422 as const }),
  })
}

async function receive(c: SiteContext, deps: EarningsDeps) {
  const asking = await animatorAsking(c, deps, 'earnings.identity')
  if (asking instanceof Response) return asking
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { animator, person, role } = asking
  const { db } = deps.people
  const back = (fait: string) => c.redirect(localPath(c.var.language, withQuery(identityPath, { fait })), 303)
  if (field('do') === 'virement') {
    await leaveProvider(deps.money, animator)
    return back('virement')
  }
  const typed = Object.fromEntries(identityFields.map((name) => [name, field(name).trim().slice(0, 200)])) as Record<
    (typeof identityFields)[number],
    string
  >
  const problems = missing(c, typed)
  const given = {
    animator,
    legalName: typed.legalName,
    country: typed.country,
    address: {
      streetAddress: typed.streetAddress,
      postalCode: typed.postalCode,
      addressLocality: typed.addressLocality,
    },
    email: person.email,
    language: c.var.language,
    vatStatus: typed.vatStatus === 'charged' ? ('charged' as const) : ('below' as const),
    ...(typed.legalId && { legalId: typed.legalId }),
    ...(typed.vatId && { vatId: typed.vatId }),
    ...(typed.iban && { iban: typed.iban }),
  }
  // Kept only when nothing is missing: a refused form changes nothing.
  const kept = await db.transaction().execute(async (trx) => {
    const tried = await keepIdentity(trx, given, deps.money.now(), { dry: Object.keys(problems).length > 0 })
    if (tried.ok && Object.keys(problems).length === 0)
      await noteDeed(trx, { person: person.id, role, action: 'earnings.identity', town: null, subject: animator })
    return tried
  })
  const { t } = wordsFor(c)
  if (!kept.ok)
    for (const { field: name, reason } of kept.problems)
      problems[name] ??= t(`earnings.wrong.${name}.${reason}` as 'earnings.wrong.iban.wrong')
  if (Object.keys(problems).length > 0) return page(c, deps, { typed, problems })
  return back('garde')
}

function missing(c: SiteContext, typed: Record<(typeof identityFields)[number], string>): Problems {
  const { t } = wordsFor(c)
  const problems: Problems = {}
  for (const name of ['streetAddress', 'postalCode', 'addressLocality'] as const)
    if (!typed[name]) problems[name] = t('earnings.wrong.address')
  if (!/^[A-Z]{2}$/.test(typed.country)) problems.country = t('earnings.wrong.country')
  return problems
}

function typedOf(file: AnimatorFile | undefined): IdentityTyped {
  if (!file) return { country: 'FR', vatStatus: 'below' }
  return {
    legalName: file.legalName,
    legalId: file.legalId ?? '',
    country: file.country,
    streetAddress: file.address.streetAddress ?? '',
    postalCode: file.address.postalCode ?? '',
    addressLocality: file.address.addressLocality ?? '',
    vatStatus: file.vatStatus,
    vatId: file.vatId ?? '',
    iban: file.iban?.replaceAll(/(.{4})(?=.)/g, '$1 ') ?? '',
  }
}
