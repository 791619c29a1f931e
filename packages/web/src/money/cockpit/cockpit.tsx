import { collectedByMonth, goneLines } from '@wiker/billing/cockpit/collected.ts'
import { animatorLines, vatMonths } from '@wiker/billing/cockpit/due.ts'
import { stuckEvents } from '@wiker/billing/cockpit/events.ts'
import { type Path, pathToGoal } from '@wiker/billing/cockpit/goal.ts'
import { booksState } from '@wiker/billing/cockpit/ledger.ts'
import { type MonthEnd, monthEnds, monthsTo, movementsOf } from '@wiker/billing/cockpit/movements.ts'
import { type ExchangeRate, inEuros, ratesOn } from '@wiker/billing/cockpit/rates.ts'
import { type Standing, standings } from '@wiker/billing/cockpit/subscriptions.ts'
import { recurring, type Sum, sumsOf } from '@wiker/billing/cockpit/values.ts'
import { houseIdentity } from '@wiker/billing/house-identity.ts'
import type { MoneyMode } from '@wiker/billing/open.ts'
import { countries } from '@wiker/billing/plans/plans.ts'
import { show, wordsFor } from '../../pages/show.tsx'
import type { Site } from '../../server/deps.ts'
import { type CockpitDeps, home, operatorAsking } from './asking.ts'
import { CockpitBody } from './cockpit-body.tsx'
import { type TownLine, townLines } from './lists/towns.ts'

/** `/bureau/reseau`: how the house is doing; every figure leads to the lines that it is made of. */
export function registerCockpit(site: Site, deps: CockpitDeps): void {
  site.get(home, async (c) => {
    const acting = await operatorAsking(c, deps)
    if (acting instanceof Response) return acting
    return show(c, deps, {
      body: <CockpitBody {...(await readCockpit(deps))} />,
      head: { title: wordsFor(c).t('cockpit.title'), noindex: true },
    })
  })
}

export interface MonthMoney {
  /** Its first day. */
  month: string
  /** Cents, VAT included. */
  paid: Sum[]
  givenBack: Sum[]
  disputed: Sum[]
  lost: Sum[]
  /** Who brought a price at its beginning, and who of them went; cents a month without VAT. */
  customers: number
  base: Sum[]
  goneCustomers: number
  goneRevenue: Sum[]
}

export interface CockpitRead {
  today: string
  towns: TownLine[]
  animators: number
  standing: Standing[]
  /** Cents a month without VAT that come back, by currency; in euros with the rates that were said. */
  recurring: Sum[]
  euros: { cents: number; apart: Sum[]; used: ExchangeRate[] }
  customers: number
  /** This month and the one before. */
  months: MonthMoney[]
  due: { animators: Sum[]; vat: Sum[] }
  history: { month: string; euros: number; customers: number }[]
  collected: { month: string; euros: number }[]
  path: Path
  mode: MoneyMode
  isNamed: boolean
  stuck: number
  examination: { at: Date; rules: number; broken: number } | undefined
}

export async function readCockpit(deps: CockpitDeps): Promise<CockpitRead> {
  const { people, money } = deps
  const { db } = people
  const today = money.today()
  const lastMonths = monthsTo(today, 13)
  const [towns, standing, animators, vat, ends, came, rates, stuck, books, house] = await Promise.all([
    townLines(deps),
    standings(db, today),
    animatorLines(db, today),
    vatMonths(db),
    monthEnds(db, lastMonths),
    collectedByMonth(db, lastMonths[0]!),
    ratesOn(db, today),
    stuckEvents(db),
    booksState(db, today),
    houseIdentity(db, { isDemonstration: false }),
  ])
  const live = standing.filter((one) => recurring.some((state) => state === one.state))
  const sums = sumsOf(live, (one) => ({ currency: one.currency, cents: one.monthly }))
  const euros = inEuros(sums, rates)
  const customers = live.reduce((sum, one) => sum + one.merchants, 0)
  const history = lastMonths.map((month) => ({
    month,
    euros: inEuros(endOf(ends, month), rates).cents,
    customers: ends.filter((one) => one.month === month).reduce((sum, one) => sum + one.customers, 0),
  }))
  return {
    today,
    towns,
    animators: new Set(animators.filter((one) => one.towns.length > 0).map((one) => one.animator)).size,
    standing,
    recurring: sums,
    euros,
    customers,
    months: await Promise.all(lastMonths.slice(-2).map((month) => readMonth(deps, month, lastMonths, ends, came))),
    due: {
      animators: sumsOf(
        animators.filter((one) => one.due !== 0),
        (one) => ({ currency: one.currency ?? 'EUR', cents: one.due }),
      ),
      vat: sumsOf(vat, (one) => ({ currency: one.currency, cents: one.collected - one.deductible })),
    },
    history,
    collected: lastMonths.map((month) => ({
      month,
      euros: inEuros(
        came.filter((one) => one.month === month).map(({ currency, gross }) => ({ currency, cents: gross })),
        rates,
      ).cents,
    })),
    path: pathToGoal({
      monthly: euros.cents,
      customers,
      openTowns: towns.filter((one) => one.opensOn === undefined).length,
      ends: wholeMonths(history.slice(0, -1)),
      price: countries.get('FR')!.plans.find((plan) => plan.for === 'merchant' && plan.every === 'month')!.net,
    }),
    mode: money.mode,
    isNamed: house !== undefined,
    stuck: stuck.length,
    examination: books.examination,
  }
}

/** What a month's end was, from the first month with a customer on: before it there was no pace to speak of. */
function wholeMonths(history: CockpitRead['history']): number[] {
  const first = history.findIndex((one) => one.customers > 0)
  return first < 0 ? [] : history.slice(first).map((one) => one.euros)
}

const endOf = (ends: MonthEnd[], month: string): Sum[] =>
  ends.filter((one) => one.month === month).map(({ currency, monthly }) => ({ currency, cents: monthly }))

async function readMonth(
  { people: { db } }: CockpitDeps,
  month: string,
  months: string[],
  ends: MonthEnd[],
  came: Awaited<ReturnType<typeof collectedByMonth>>,
): Promise<MonthMoney> {
  const before = months[months.indexOf(month) - 1]!
  const [movements, gone] = await Promise.all([movementsOf(db, month), goneLines(db, { month })])
  const left = movements.filter((one) => one.direction === 'lost')
  const goneOf = (kind: string) =>
    sumsOf(
      gone.filter((one) => one.kind === kind),
      (one) => ({ currency: one.currency, cents: one.gross }),
    )
  return {
    month,
    paid: sumsOf(
      came.filter((one) => one.month === month),
      ({ currency, gross }) => ({ currency, cents: gross }),
    ),
    givenBack: goneOf('refund'),
    disputed: goneOf('open'),
    lost: goneOf('lost'),
    customers: ends.filter((one) => one.month === before).reduce((sum, one) => sum + one.customers, 0),
    base: endOf(ends, before),
    goneCustomers: left.length,
    goneRevenue: sumsOf(left, (one) => ({ currency: one.currency, cents: one.before })),
  }
}
