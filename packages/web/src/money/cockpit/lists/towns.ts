import { collectedByTown } from '@wiker/billing/cockpit/collected.ts'
import { monthsTo } from '@wiker/billing/cockpit/movements.ts'
import { standings } from '@wiker/billing/cockpit/subscriptions.ts'
import { recurring } from '@wiker/billing/cockpit/values.ts'
import { countries } from '@wiker/billing/plans/plans.ts'
import { listOpenTowns } from '@wiker/town/towns/list.ts'
import { plannedTowns } from '@wiker/town/towns/planned.ts'
import { asked, wordsFor } from '../../../pages/show.tsx'
import { type CockpitDeps, home } from '../asking.ts'
import { oneOf, type ReadList } from '../list-page.tsx'
import { countryName } from '../words.ts'

export interface TownLine {
  code: string
  name: string
  country: string
  /** The day on which it is to open; undefined: it is open. */
  opensOn: string | undefined
  merchants: number
  currency: string
  monthly: number
  collected: number
}

/** The towns that are open, and those that are to be: what each brings a month, and what came in in the last twelve. */
export async function townLines(deps: CockpitDeps): Promise<TownLine[]> {
  const { db } = deps.people
  const today = deps.money.today()
  const [open, planned, standing, collected] = await Promise.all([
    listOpenTowns(db),
    plannedTowns(db),
    standings(db, today),
    collectedByTown(db, monthsTo(today, 12)[0]!),
  ])
  const earning = Map.groupBy(
    standing.filter((one) => recurring.some((state) => state === one.state)),
    (one) => one.town,
  )
  const line = (town: { code: string; name: string; country: string; opensOn?: string }): TownLine => {
    const all = earning.get(town.code) ?? []
    const currency = all[0]?.currency ?? countries.get(town.country)?.currency ?? 'EUR'
    const own = all.filter((one) => one.currency === currency)
    return {
      ...{ code: town.code, name: town.name, country: town.country, opensOn: town.opensOn, currency },
      merchants: own.reduce((sum, one) => sum + one.merchants, 0),
      monthly: own.reduce((sum, one) => sum + one.monthly, 0),
      collected: collected.find((one) => one.town === town.code && one.currency === currency)?.net ?? 0,
    }
  }
  return [...open.map(line), ...planned.map(line)]
}

/** `/bureau/reseau/communes?etat=prevues&pays=FR`: every town's money. */
export const townsList: ReadList = async (c, deps) => {
  const words = wordsFor(c)
  const { t } = words
  const which = oneOf(c, 'etat', ['ouvertes', 'prevues'])
  const country = asked(c, 'pays')
  const lines = (await townLines(deps)).filter(
    (one) =>
      (!which || (one.opensOn === undefined) === (which === 'ouvertes')) && (!country || one.country === country),
  )
  const option = (one: string | undefined, text: string) => ({ query: { etat: one }, text, isOn: one === which })
  return {
    title: t('cockpit.towns'),
    lead: t('cockpit.towns.what'),
    filters: [
      {
        name: t('cockpit.column.state'),
        options: [
          option(undefined, t('cockpit.all')),
          option('ouvertes', t('cockpit.towns.open')),
          option('prevues', t('cockpit.towns.planned')),
        ],
      },
    ],
    columns: [
      { name: t('cockpit.column.town'), kind: 'text' },
      { name: t('cockpit.column.country'), kind: 'text' },
      { name: t('cockpit.column.opensOn'), kind: 'day' },
      { name: t('cockpit.column.paying'), kind: 'number' },
      { name: t('cockpit.column.monthly'), kind: 'amount' },
      { name: t('cockpit.column.year'), kind: 'amount' },
    ],
    rows: lines.map((one) => ({
      href: `${home}/communes/${one.code}`,
      cells: [
        one.name,
        countryName(one.country, words),
        one.opensOn,
        one.merchants,
        { cents: one.monthly, currency: one.currency },
        { cents: one.collected, currency: one.currency },
      ],
    })),
  }
}
