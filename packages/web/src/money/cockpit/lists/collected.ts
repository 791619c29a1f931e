import { collectedLines, goneKinds, goneLines } from '@wiker/billing/cockpit/collected.ts'
import { asked, wordsFor } from '../../../pages/show.tsx'
import type { SiteContext } from '../../../server/deps.ts'
import { home, monthFrom } from '../asking.ts'
import { oneOf, type ReadList } from '../list-page.tsx'

const filterOf = (c: SiteContext) => ({
  month: monthFrom(asked(c, 'mois')),
  from: monthFrom(asked(c, 'depuis')),
  town: asked(c, 'commune'),
  country: asked(c, 'pays'),
})

/** `/bureau/reseau/encaissements?mois=2026-11`: what came in, payment by payment. */
export const collectedList: ReadList = async (c, deps) => {
  const { t } = wordsFor(c)
  const lines = await collectedLines(deps.people.db, filterOf(c))
  return {
    title: t('cockpit.collected'),
    lead: t('cockpit.collected.what'),
    columns: [
      { name: t('cockpit.column.customer'), kind: 'text' },
      { name: t('cockpit.column.town'), kind: 'text' },
      { name: t('cockpit.column.day'), kind: 'day' },
      { name: t('cockpit.column.invoice'), kind: 'text' },
      { name: t('cockpit.column.net'), kind: 'amount' },
      { name: t('cockpit.column.vat'), kind: 'amount' },
      { name: t('cockpit.column.gross'), kind: 'amount' },
    ],
    rows: lines.map(({ party, name, townName, town, day, invoice, currency, net, vat, gross }) => ({
      href: `${home}/clients/${party}`,
      cells: [
        name,
        townName ?? town,
        day,
        invoice,
        { cents: net, currency },
        { cents: vat, currency },
        { cents: gross, currency },
      ],
    })),
  }
}

/** `/bureau/reseau/sorties?mois=2026-11&nature=lost`: what was given back, and what banks took back. */
export const goneList: ReadList = async (c, deps) => {
  const { t } = wordsFor(c)
  const kind = oneOf(c, 'nature', goneKinds)
  const lines = await goneLines(deps.people.db, { ...filterOf(c), kind })
  const option = (one: string | undefined, text: string) => ({ query: { nature: one }, text, isOn: one === kind })
  return {
    title: t('cockpit.gone'),
    lead: t('cockpit.gone.what'),
    filters: [
      {
        name: t('cockpit.column.kind'),
        options: [
          option(undefined, t('cockpit.all')),
          ...goneKinds.map((one) => option(one, t(`cockpit.gone.${one}`))),
        ],
      },
    ],
    columns: [
      { name: t('cockpit.column.customer'), kind: 'text' },
      { name: t('cockpit.column.town'), kind: 'text' },
      { name: t('cockpit.column.day'), kind: 'day' },
      { name: t('cockpit.column.kind'), kind: 'text' },
      { name: t('cockpit.column.net'), kind: 'amount' },
      { name: t('cockpit.column.gross'), kind: 'amount' },
    ],
    rows: lines.map(({ party, name, townName, town, day, kind: what, currency, net, gross }) => ({
      href: `${home}/clients/${party}`,
      cells: [
        name,
        townName ?? town,
        day,
        t(`cockpit.gone.${what}`),
        { cents: net, currency },
        { cents: gross, currency },
      ],
    })),
  }
}
