import {
  type HouseField,
  type HouseProblem,
  type HouseTyped,
  houseFields,
  keepHouse,
  typedOf,
} from '@wiker/billing/cockpit/house.ts'
import { keptHouse } from '@wiker/billing/house-identity.ts'
import { countries } from '@wiker/billing/plans/plans.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { asked, show, wordsFor } from '../../pages/show.tsx'
import { ProblemList, type Problems, TextField } from '../../pages-of/fields.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { type CockpitDeps, home, operatorAsking } from './asking.ts'
import { CockpitHead } from './head.tsx'
import { countryName } from './words.ts'

const address = `${home}/identite`

/** `/bureau/reseau/identite?pays=FR`: who the house is before the law, and the account that pays the animators; without it no real invoice is made. */
export function registerHouse(site: Site, deps: CockpitDeps): void {
  site.get(address, async (c) => {
    const acting = await operatorAsking(c, deps)
    if (acting instanceof Response) return acting
    const country = countryOf(asked(c, 'pays'))
    const kept = await keptHouse(deps.people.db, country)
    return page(c, deps, country, kept ? typedOf(kept) : nothing, [], asked(c, 'fait') === 'oui')
  })
  site.post(address, ownFormsOnly(deps), async (c) => {
    const acting = await operatorAsking(c, deps, 'money.move')
    if (acting instanceof Response) return acting
    const field = await readForm(c)
    if (field instanceof Response) return field
    const country = countryOf(field('pays'))
    const typed = Object.fromEntries(houseFields.map((name) => [name, field(name).slice(0, 300)])) as HouseTyped
    const problems = await deps.people.db.transaction().execute(async (trx) => {
      const found = await keepHouse(trx, country, typed, deps.clock())
      const deed = { person: acting.person.id, role: acting.role, action: 'money.move', town: null } as const
      if (found.length === 0) await noteDeed(trx, { ...deed, subject: `house:${country}` })
      return found
    })
    if (problems.length > 0) return page(c, deps, country, typed, problems, false)
    return c.redirect(localPath(c.var.language, withQuery(address, { pays: country, fait: 'oui' })), 303)
  })
}

const nothing = Object.fromEntries(houseFields.map((name) => [name, ''])) as HouseTyped
const countryOf = (given: string | undefined) => (given && countries.has(given) ? given : 'FR')

function page(
  c: SiteContext,
  deps: CockpitDeps,
  country: string,
  typed: HouseTyped,
  problems: HouseProblem[],
  isDone: boolean,
) {
  return show(c, deps, {
    body: <HouseBody country={country} typed={typed} problems={problems} isDone={isDone} />,
    head: { title: wordsFor(c).t('cockpit.house'), noindex: true },
    status: problems.length > 0 ? 422 : 200,
  })
}

interface Props {
  country: string
  typed: HouseTyped
  problems: HouseProblem[]
  isDone: boolean
}

export function HouseBody({ country, typed, problems, isDone }: Props) {
  const { t, to, words } = useReader()
  const told: Problems = Object.fromEntries(
    problems.map(({ field, reason }) => [field, t(`cockpit.fault.${reason}`, { field: t(`cockpit.house.${field}`) })]),
  )
  const input = (name: HouseField, more: { hint?: string; required?: boolean; type?: 'email' } = {}) => (
    <TextField
      name={name}
      label={t(`cockpit.house.${name}`)}
      value={typed[name]}
      problems={told}
      autocomplete="off"
      {...more}
    />
  )
  return (
    <>
      <CockpitHead
        title={t('cockpit.house')}
        lead={t('cockpit.house.lead')}
        said={isDone ? t('cockpit.house.kept') : undefined}
      />
      <ProblemList problems={told} />
      <nav class="tabs" aria-label={t('cockpit.column.country')}>
        {[...countries.keys()].map((code) => (
          <a href={to(withQuery(address, { pays: code }))} aria-current={code === country ? 'page' : undefined}>
            {countryName(code, words)}
          </a>
        ))}
      </nav>
      {country !== 'FR' && <p>{t('cockpit.house.otherwise')}</p>}
      <form class="report" method="post" action={to(address)}>
        <input type="hidden" name="pays" value={country} />
        {input('legalName', { required: true })}
        {input('legalForm', { hint: t('cockpit.house.legalForm.hint') })}
        {input('register', { hint: t('cockpit.house.register.hint') })}
        {input('legalId', { required: true })}
        {input('vatId', { hint: t('cockpit.house.vatId.hint') })}
        {input('streetAddress', { required: true })}
        {input('postalCode', { required: true })}
        {input('addressLocality', { required: true })}
        {input('email', { required: true, type: 'email' })}
        <label class="choice">
          <input type="checkbox" name="vatOnDebits" value="yes" checked={typed.vatOnDebits === 'yes'} />
          <span>{t('cockpit.house.vatOnDebits')}</span>
        </label>
        <h2>{t('cockpit.house.bank')}</h2>
        <p>{t('cockpit.house.bank.what')}</p>
        {input('bankName')}
        {input('iban')}
        {input('bic')}
        <button class="button" type="submit">
          {t('cockpit.house.keep')}
        </button>
      </form>
    </>
  )
}
