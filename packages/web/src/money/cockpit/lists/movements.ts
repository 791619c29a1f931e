import { directions, movementsOf } from '@wiker/billing/cockpit/movements.ts'
import { monthName } from '../../../formatting/dates.ts'
import { asked, wordsFor } from '../../../pages/show.tsx'
import { home, monthFrom } from '../asking.ts'
import { oneOf, type ReadList } from '../list-page.tsx'
import { countryName } from '../words.ts'

/** `/bureau/reseau/mouvements?mois=2026-11&sens=lost`: who came, changed and went in a month, and what that changed. */
export const movementsList: ReadList = async (c, deps) => {
  const words = wordsFor(c)
  const { t } = words
  const month = monthFrom(asked(c, 'mois')) ?? `${deps.money.today().slice(0, 7)}-01`
  const direction = oneOf(c, 'sens', directions)
  const all = await movementsOf(deps.people.db, month)
  const currency = asked(c, 'devise')
  const lines = all.filter(
    (one) => (!direction || one.direction === direction) && (!currency || one.currency === currency),
  )
  const option = (one: string | undefined, text: string) => ({ query: { sens: one }, text, isOn: one === direction })
  return {
    title: t('cockpit.movements', { month: monthName(month, words) }),
    lead: t('cockpit.movements.what'),
    filters: [
      {
        name: t('cockpit.column.direction'),
        options: [
          option(undefined, t('cockpit.all')),
          ...directions.map((one) => option(one, t(`cockpit.direction.${one}`))),
        ],
      },
    ],
    columns: [
      { name: t('cockpit.column.customer'), kind: 'text' },
      { name: t('cockpit.column.town'), kind: 'text' },
      { name: t('cockpit.column.country'), kind: 'text' },
      { name: t('cockpit.column.direction'), kind: 'text' },
      { name: t('cockpit.column.before'), kind: 'amount' },
      { name: t('cockpit.column.after'), kind: 'amount' },
      { name: t('cockpit.column.difference'), kind: 'amount' },
    ],
    rows: lines.map((one) => ({
      href: `${home}/clients/${one.party}`,
      cells: [
        one.name,
        one.townName ?? one.town,
        countryName(one.country, words),
        t(`cockpit.direction.${one.direction}`),
        { cents: one.before, currency: one.currency },
        { cents: one.after, currency: one.currency },
        { cents: one.after - one.before, currency: one.currency },
      ],
    })),
  }
}
