import { subscriptionLines } from '@wiker/billing/cockpit/subscriptions.ts'
import { recurring } from '@wiker/billing/cockpit/values.ts'
import { asked, wordsFor } from '../../../pages/show.tsx'
import { home } from '../asking.ts'
import type { ReadList } from '../list-page.tsx'
import { oneOf } from '../list-page.tsx'
import { countryName, planOf, stateName } from '../words.ts'

const states = ['asked', 'trial', 'active', 'late', 'suspended', 'ended'] as const

/** `/bureau/reseau/abonnements?etat=&commune=&pays=&devise=`: subscriptions, one a line, with what they bring a month. */
export const subscriptionsList: ReadList = async (c, deps) => {
  const words = wordsFor(c)
  const { t } = words
  const state = oneOf(c, 'etat', ['recurring', ...states])
  const wanted = state === 'recurring' ? recurring : state && [state]
  const owes = state === 'late' || state === 'suspended'
  const lines = await subscriptionLines(
    deps.people.db,
    {
      ...(wanted && { states: wanted }),
      town: asked(c, 'commune'),
      country: asked(c, 'pays'),
      currency: asked(c, 'devise'),
    },
    deps.money.today(),
  )
  const option = (one: string | undefined, text: string) => ({ query: { etat: one }, text, isOn: one === state })
  return {
    title: t('cockpit.subscriptions'),
    lead: t('cockpit.recurring.what'),
    filters: [
      {
        name: t('cockpit.column.state'),
        options: [
          option(undefined, t('cockpit.all')),
          option('recurring', t('cockpit.state.recurring')),
          ...states.map((one) => option(one, stateName(one, words))),
        ],
      },
    ],
    columns: [
      { name: t('cockpit.column.customer'), kind: 'text' },
      { name: t('cockpit.column.town'), kind: 'text' },
      { name: t('cockpit.column.country'), kind: 'text' },
      { name: t('cockpit.column.plan'), kind: 'text' },
      { name: t('cockpit.column.state'), kind: 'text' },
      { name: t('cockpit.column.since'), kind: 'day' },
      { name: t('cockpit.column.until'), kind: 'day' },
      { name: t('cockpit.column.monthly'), kind: 'amount' },
      ...(owes ? [{ name: t('cockpit.column.owed'), kind: 'amount' as const }] : []),
    ],
    rows: lines.map((one) => ({
      href: `${home}/clients/${one.party}`,
      cells: [
        one.name,
        one.townName ?? one.town,
        countryName(one.country, words),
        planOf(one.country, one.plan, words),
        one.endsAtPeriodEnd
          ? t('cockpit.leaving', { state: stateName(one.state, words) })
          : stateName(one.state, words),
        one.since,
        one.periodTo,
        { cents: one.monthly, currency: one.currency },
        ...(owes ? [{ cents: one.asked, currency: one.currency }] : []),
      ],
    })),
  }
}
