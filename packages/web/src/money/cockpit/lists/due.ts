import { animatorLines, vatMonths } from '@wiker/billing/cockpit/due.ts'
import { monthName } from '../../../formatting/dates.ts'
import { asked, wordsFor } from '../../../pages/show.tsx'
import { home } from '../asking.ts'
import type { ReadList } from '../list-page.tsx'

/** `/bureau/reseau/parts?contrat=oui`: the animators, their towns, and what the ledger owes them. */
export const animatorsList: ReadList = async (c, deps) => {
  const words = wordsFor(c)
  const { t } = words
  const isContract = asked(c, 'contrat') === 'oui'
  const all = await animatorLines(deps.people.db, deps.money.today(), asked(c, 'commune'))
  // Under contract each is one line, whatever currencies are owed.
  const seen = new Set<string>()
  const lines = isContract
    ? all.filter((one) => one.towns.length > 0 && !seen.has(one.animator) && seen.add(one.animator))
    : all.filter((one) => one.due !== 0)
  return {
    title: t(isContract ? 'cockpit.animators' : 'cockpit.due.animators'),
    lead: t('cockpit.animators.what'),
    filters: [
      {
        name: t('cockpit.animators'),
        options: [
          { query: { contrat: 'oui' }, text: t('cockpit.animators.contract'), isOn: isContract },
          { query: { contrat: undefined }, text: t('cockpit.due.animators'), isOn: !isContract },
        ],
      },
    ],
    columns: [
      { name: t('cockpit.column.animator'), kind: 'text' },
      { name: t('cockpit.column.towns'), kind: 'text' },
      ...(isContract ? [] : [{ name: t('cockpit.column.due'), kind: 'amount' as const }]),
    ],
    rows: lines.map((one) => ({
      cells: [
        one.name ?? t('cockpit.animators.unnamed'),
        new Intl.ListFormat(words.locale).format(one.towns),
        ...(isContract ? [] : [{ cents: one.due, currency: one.currency ?? 'EUR' }]),
      ],
      href: isContract
        ? `${home}/animation/${encodeURIComponent(one.animator)}`
        : `${home}/comptes/401?client=${encodeURIComponent(one.animator)}`,
    })),
  }
}

/** `/bureau/reseau/tva`: what was collected for the State and what animators' invoices give back, month by month. */
export const vatList: ReadList = async (c, deps) => {
  const words = wordsFor(c)
  const { t } = words
  const months = await vatMonths(deps.people.db)
  return {
    title: t('cockpit.due.vat'),
    lead: t('cockpit.due.vat.what'),
    columns: [
      { name: t('cockpit.column.month'), kind: 'text' },
      { name: t('cockpit.column.collected'), kind: 'amount' },
      { name: t('cockpit.column.deductible'), kind: 'amount' },
      { name: t('cockpit.column.due'), kind: 'amount' },
    ],
    rows: months.map(({ month, currency, collected, deductible }) => ({
      href: `${home}/comptes/44571?mois=${month.slice(0, 7)}&devise=${currency}`,
      cells: [
        monthName(month, words),
        { cents: collected, currency },
        { cents: deductible, currency },
        { cents: collected - deductible, currency },
      ],
    })),
  }
}
