import { lastIdentity, openAccount, readCustomer } from '@wiker/billing/subscribe/accounts.ts'
import { type IdentityTyped, identityFields, readIdentity } from '@wiker/billing/subscribe/identity.ts'
import { keepCustomer } from '@wiker/billing/subscribe/sell.ts'
import { findCompany } from '@wiker/town/directory/company.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { withQuery } from '../../components/links.ts'
import type { Words } from '../../formatting/words.ts'
import { asked, show, wordsFor } from '../../pages/show.tsx'
import type { Problems } from '../../pages-of/fields.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { IdentityBody, type Prefilled } from './identity-body.tsx'
import type { FindPayer, MerchantDeps, Payer } from './payer.ts'

/** `…/abonnement/identite`: who buys, before the law. The second of three screens, and the way to put it right later. */
export function registerIdentity(site: Site, deps: MerchantDeps, base: string, find: FindPayer): void {
  const page = async (c: SiteContext, refused?: Refused) => {
    const payer = await find(c)
    if (payer instanceof Response) return payer
    if (!payer.holds) return c.redirect(localPath(c.var.language, payer.base), 303)
    const { typed, from, problems = {}, plan = asked(c, 'formule') } = refused ?? { ...(await prefilled(deps, payer)) }
    return show(c, deps, {
      town: payer.town,
      body: (
        <IdentityBody payer={payer} typed={typed} from={from} problems={problems} plan={plan} mode={deps.money.mode} />
      ),
      head: { title: wordsFor(c).t('subscription.identity.title'), noindex: true },
      ...(refused?.problems && { status: 422 as const }),
    })
  }
  site.get(`${base}/identite`, (c) => page(c))
  site.post(`${base}/identite`, ownFormsOnly(deps), async (c) => {
    const payer = await find(c)
    if (payer instanceof Response) return payer
    const field = await readForm(c)
    if (field instanceof Response) return field
    if (!payer.holds) return c.redirect(localPath(c.var.language, payer.base), 303)
    const typed = Object.fromEntries(identityFields.map((name) => [name, field(name).slice(0, 300)])) as IdentityTyped
    const plan = field('formule') || undefined
    const words = wordsFor(c)
    if (field('do') === 'completer') return page(c, { plan, ...(await completed(deps, payer, typed, words)) })
    const read = readIdentity(typed, payer.town.country, c.var.language)
    if (!read.ok) return page(c, { typed, plan, problems: inWords(read.problems, payer, words) })
    const at = deps.clock()
    const { person, role } = payer.acting
    const kept = await deps.people.db.transaction().execute(async (trx) => {
      const opened = payer.page
        ? await openAccount(trx, { page: payer.page.id, person: person.id, buyer: read.buyer, at })
        : await keepCustomer(trx, { ...read.buyer, party: payer.party! }, at).then(() => ({ ok: true as const }))
      const action = payer.page ? 'subscription.manage' : 'town_subscription.manage'
      if (opened.ok)
        await noteDeed(trx, {
          person: person.id,
          role,
          action,
          town: payer.town.code,
          subject: payer.base,
          details: { did: 'identity' },
        })
      return opened
    })
    const to = !kept.ok
      ? payer.base
      : plan
        ? withQuery(`${payer.base}/payer`, { formule: plan })
        : withQuery(payer.base, { fait: 'identite' })
    return c.redirect(localPath(c.var.language, to), 303)
  })
}

interface Refused {
  typed: IdentityTyped
  plan: string | undefined
  problems?: Problems
  from?: Prefilled
}

/** What was given before here; else for another shop of the same person; else what the directory says. */
async function prefilled(
  deps: MerchantDeps,
  payer: Payer,
): Promise<{ typed: IdentityTyped; from: Prefilled; plan?: undefined; problems?: undefined }> {
  const { db } = deps.people
  const { person } = payer.acting
  const own = payer.party ? await readCustomer(db, payer.party) : undefined
  const other = own || !payer.page ? undefined : await lastIdentity(db, person.id)
  const known = own ?? other
  if (known) {
    const { address } = known
    const typed = {
      legalName: known.legalName,
      legalId: known.legalId ?? '',
      vatId: known.vatId ?? '',
      streetAddress: address.streetAddress ?? '',
      postalCode: address.postalCode ?? '',
      addressLocality: address.addressLocality ?? '',
      email: known.email,
      serviceCode: known.serviceCode ?? '',
      orderNumber: known.orderNumber ?? '',
    }
    return { typed, from: own ? undefined : 'other-shop' }
  }
  const found = payer.page
    ? await findCompany(db, {
        town: payer.town.code,
        thing: payer.page.thing ?? undefined,
        number: payer.page.legalId ?? undefined,
      })
    : undefined
  const typed = { ...empty, ...found, email: person.email, legalName: found?.legalName ?? nameOf(payer) }
  return { typed, from: found?.streetAddress || found?.legalId ? 'directory' : undefined }
}

const nameOf = ({ kind, name, page }: Payer) => (kind === 'merchant' ? (page?.name ?? name) : '')

const empty = Object.fromEntries(identityFields.map((name) => [name, ''])) as IdentityTyped

/** What the directory knows of the number that was typed, put where nothing stands. */
async function completed(deps: MerchantDeps, payer: Payer, typed: IdentityTyped, { t }: Words) {
  const number = typed.legalId.replaceAll(/\s/g, '')
  const found = number ? await findCompany(deps.people.db, { town: payer.town.code, number }) : undefined
  if (!found) return { typed, problems: { legalId: t('subscription.identity.notFound') } }
  const filled = Object.fromEntries(
    identityFields.map((name) => [name, typed[name].trim() || (found as Partial<IdentityTyped>)[name] || '']),
  ) as IdentityTyped
  return { typed: filled, from: 'directory' as const }
}

function inWords(
  problems: Partial<Record<string, 'missing' | 'wrong'>>,
  { town }: Payer,
  { t, maybe }: Words,
): Problems {
  return Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => {
      const own = name === 'legalId' && town.country === 'FR' ? 'siret' : name
      return [
        name,
        (problem === 'wrong' && maybe(`subscription.identity.wrong.${own}`)) ||
          t('subscription.identity.missing', { field: fieldName(name, town.country, { t, maybe }) }),
      ]
    }),
  )
}

/** What a field is called in this country. */
export function fieldName(name: string, country: string, { t, maybe }: Pick<Words, 't' | 'maybe'>): string {
  return (
    (name === 'legalId' && maybe(`subscription.identity.number.${country}`)) ||
    maybe(`subscription.identity.${name}`) ||
    t('subscription.identity.legalId')
  )
}
