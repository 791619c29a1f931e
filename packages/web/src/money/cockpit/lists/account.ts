import { entryLines } from '@wiker/billing/cockpit/ledger.ts'
import { accountLabel } from '@wiker/billing/export/fec-words.ts'
import { accounts } from '@wiker/billing/ledger/accounts.ts'
import { asked, wordsFor } from '../../../pages/show.tsx'
import { home, monthFrom } from '../asking.ts'
import type { ReadList } from '../list-page.tsx'

/** `/bureau/reseau/comptes/411?mois=&devise=&client=`: what went on an account and off it, a debit above zero. */
export const accountList: ReadList = async (c, deps) => {
  const { t, maybe } = wordsFor(c)
  const number = (c.req.param('number') ?? '').replace(/\.csv$/, '')
  if (!Object.values(accounts).some((one) => one.number === number)) return undefined
  const { rows } = await entryLines(deps.people.db, {
    number,
    currency: asked(c, 'devise'),
    party: asked(c, 'client'),
    month: monthFrom(asked(c, 'mois')),
  })
  return {
    title: t('cockpit.account', { number, name: accountLabel(number) }),
    lead: t('cockpit.account.what'),
    columns: [
      { name: t('cockpit.column.entry'), kind: 'text' },
      { name: t('cockpit.column.day'), kind: 'day' },
      { name: t('cockpit.column.kind'), kind: 'text' },
      { name: t('cockpit.column.whose'), kind: 'text' },
      { name: t('cockpit.column.amount'), kind: 'amount' },
    ],
    rows: rows.map((one) => ({
      href: `${home}/ecritures/${one.transfer}`,
      cells: [
        t('cockpit.entry', { number: String(one.transfer) }),
        one.day,
        maybe(`cockpit.kind.${one.kind}`) ?? one.kind,
        one.name ?? one.party,
        { cents: one.cents, currency: one.currency },
      ],
    })),
  }
}
