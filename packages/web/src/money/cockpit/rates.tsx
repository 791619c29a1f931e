import { type ExchangeRate, keepRate, ratesOn } from '@wiker/billing/cockpit/rates.ts'
import { countries } from '@wiker/billing/plans/plans.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { plainDay } from '../../formatting/dates.ts'
import { asked, show, wordsFor } from '../../pages/show.tsx'
import { ProblemList, type Problems, TextField } from '../../pages-of/fields.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { type CockpitDeps, home, operatorAsking } from './asking.ts'
import { CockpitHead } from './head.tsx'

const address = `${home}/devises`

interface Typed {
  currency: string
  day: string
  perEuro: string
}

/** `/bureau/reseau/devises`: what one euro is in another currency, with the day; without it, sums in that currency stay apart. */
export function registerRates(site: Site, deps: CockpitDeps): void {
  site.get(address, async (c) => {
    const acting = await operatorAsking(c, deps)
    if (acting instanceof Response) return acting
    return page(c, deps, { currency: '', day: deps.money.today(), perEuro: '' }, undefined)
  })
  site.post(address, ownFormsOnly(deps), async (c) => {
    const acting = await operatorAsking(c, deps, 'money.move')
    if (acting instanceof Response) return acting
    const field = await readForm(c)
    if (field instanceof Response) return field
    const typed = {
      currency: field('currency').slice(0, 3),
      day: field('day').slice(0, 10),
      perEuro: field('perEuro').slice(0, 20),
    }
    const given = { ...typed, perEuro: Number(typed.perEuro.trim().replace(',', '.')) }
    const kept = await deps.people.db.transaction().execute(async (trx) => {
      if (given.day > deps.money.today()) return { ok: false as const, field: 'day' as const }
      const found = await keepRate(trx, given, deps.clock())
      const deed = { person: acting.person.id, role: acting.role, action: 'money.move', town: null } as const
      if (found.ok) await noteDeed(trx, { ...deed, subject: `rate:${given.currency}`, details: { ...given } })
      return found
    })
    if (!kept.ok) return page(c, deps, typed, kept.field)
    return c.redirect(localPath(c.var.language, withQuery(address, { fait: 'oui' })), 303)
  })
}

async function page(c: SiteContext, deps: CockpitDeps, typed: Typed, fault: keyof Typed | undefined) {
  const rates = await ratesOn(deps.people.db, deps.money.today())
  return show(c, deps, {
    body: <RatesBody rates={rates} typed={typed} fault={fault} isDone={asked(c, 'fait') === 'oui'} />,
    head: { title: wordsFor(c).t('cockpit.rates'), noindex: true },
    status: fault ? 422 : 200,
  })
}

interface Props {
  rates: ExchangeRate[]
  typed: Typed
  fault: keyof Typed | undefined
  isDone: boolean
}

export function RatesBody({ rates, typed, fault, isDone }: Props) {
  const { t, to, words } = useReader()
  const currencies = [...new Set([...countries.values()].map(({ currency }) => currency))].filter(
    (one) => one !== 'EUR',
  )
  const problems: Problems = fault ? { [fault]: t('cockpit.rates.wrong') } : {}
  const figure = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 6 })
  return (
    <>
      <CockpitHead
        title={t('cockpit.rates')}
        lead={t('cockpit.rates.lead')}
        said={isDone ? t('cockpit.rates.kept') : undefined}
      />
      <ProblemList problems={problems} />
      <ul class="list list--plain">
        {rates.map(({ currency, day, perEuro }) => (
          <li>{t('cockpit.rate', { currency, rate: figure.format(perEuro), day: plainDay(day, words) })}</li>
        ))}
      </ul>
      <form class="report" method="post" action={to(address)}>
        <div class="field">
          <label for="currency">{t('cockpit.rates.currency')}</label>
          <select id="currency" name="currency" required>
            {currencies.map((one) => (
              <option value={one} selected={one === typed.currency}>
                {one}
              </option>
            ))}
          </select>
        </div>
        <TextField
          name="perEuro"
          label={t('cockpit.rates.perEuro')}
          value={typed.perEuro}
          problems={problems}
          maxlength={20}
          autocomplete="off"
          required
        />
        <TextField
          name="day"
          label={t('cockpit.column.day')}
          type="date"
          value={typed.day}
          problems={problems}
          required
        />
        <button class="button" type="submit">
          {t('cockpit.rates.keep')}
        </button>
      </form>
    </>
  )
}
