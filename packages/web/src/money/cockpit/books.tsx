import { type AccountSum, accountSums, type BooksState, booksState } from '@wiker/billing/cockpit/ledger.ts'
import { accountLabel } from '@wiker/billing/export/fec-words.ts'
import { closeBooks } from '@wiker/billing/ledger/closing.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { Block } from '../../components/section.tsx'
import { monthName, plainDay } from '../../formatting/dates.ts'
import { asked, show, wordsFor } from '../../pages/show.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { moneyOf } from '../amount.ts'
import { LedgerTable } from '../earnings/ledger-table.tsx'
import { type CockpitDeps, home, operatorAsking } from './asking.ts'
import { CockpitHead } from './head.tsx'
import { RulesLine } from './rules-line.tsx'

const address = `${home}/comptes`

/** `/bureau/reseau/comptes`: the accounts, what the nightly look at them found, months to close, years and months to take away. */
export function registerBooks(site: Site, deps: CockpitDeps): void {
  site.get(address, async (c) => {
    const acting = await operatorAsking(c, deps)
    return acting instanceof Response ? acting : page(c, deps, undefined)
  })
  site.post(`${address}/cloture`, ownFormsOnly(deps), async (c) => {
    const acting = await operatorAsking(c, deps, 'money.move')
    if (acting instanceof Response) return acting
    const field = await readForm(c)
    if (field instanceof Response) return field
    const { db } = deps.people
    const { next } = await booksState(db, deps.money.today())
    // Only the month that was read is closed: another press may have been faster.
    if (!next || next !== field('through')) return page(c, deps, 'closed-already')
    const closed = await closeBooks(db, { through: next, today: deps.money.today(), at: deps.clock() })
    if (!closed.ok) return page(c, deps, closed.reason)
    const deed = { person: acting.person.id, role: acting.role, action: 'money.move', town: null } as const
    await noteDeed(db, { ...deed, subject: `closing:${next}` })
    return c.redirect(localPath(c.var.language, withQuery(address, { fait: 'oui' })), 303)
  })
}

type Refused = 'not-over' | 'closed-already' | 'events-waiting' | 'rules-broken'

async function page(c: SiteContext, deps: CockpitDeps, refused: Refused | undefined) {
  const { db } = deps.people
  const today = deps.money.today()
  const [sums, state] = await Promise.all([accountSums(db), booksState(db, today)])
  return show(c, deps, {
    body: <BooksBody sums={sums} state={state} today={today} refused={refused} isDone={asked(c, 'fait') === 'oui'} />,
    head: { title: wordsFor(c).t('cockpit.books'), noindex: true },
    status: refused ? 409 : 200,
  })
}

interface Props {
  sums: AccountSum[]
  state: BooksState
  today: string
  refused: Refused | undefined
  isDone: boolean
}

export function BooksBody({ sums, state, today, refused, isDone }: Props) {
  const { t, to, words } = useReader()
  const amount = (cents: number, currency: string) => moneyOf(cents, currency, words)
  const currencies = [...new Set(sums.map((one) => one.currency))]
  return (
    <>
      <CockpitHead
        title={t('cockpit.books')}
        lead={t('cockpit.books.lead')}
        said={isDone ? t('cockpit.closing.done') : undefined}
        wrong={refused && t(`cockpit.closing.${refused}`)}
        wrongAt={refused && 'cloture'}
      />
      <RulesLine examination={state.examination} />
      <Block id="balance" title={t('cockpit.balance', { day: plainDay(today, words) })}>
        {currencies.map((currency) => {
          const own = sums.filter((one) => one.currency === currency)
          const [debit, credit] = [total(own, 'debit'), total(own, 'credit')]
          return (
            <LedgerTable
              caption={t('cockpit.balance', { day: plainDay(today, words) })}
              columns={[
                { name: t('cockpit.column.account') },
                { name: t('cockpit.column.debit'), number: true },
                { name: t('cockpit.column.credit'), number: true },
                { name: t('cockpit.column.balance'), number: true },
              ]}
              rows={[
                ...own.map((one) => ({
                  cells: [
                    <a href={to(withQuery(`${address}/${one.number}`, { devise: currency }))}>
                      {one.number} {accountLabel(one.number)}
                    </a>,
                    amount(one.debit, currency),
                    amount(one.credit, currency),
                    amount(one.debit - one.credit, currency),
                  ],
                })),
                {
                  strong: true,
                  cells: [
                    currency,
                    amount(debit, currency),
                    amount(credit, currency),
                    amount(debit - credit, currency),
                  ],
                },
              ]}
            />
          )
        })}
        {currencies.length === 0 && <p>{t('cockpit.list.none')}</p>}
      </Block>
      <Block id="cloture" title={t('cockpit.closing')}>
        <p>
          {state.closedThrough
            ? t('cockpit.closing.through', { day: plainDay(state.closedThrough, words) })
            : t('cockpit.closing.never')}
        </p>
        <p class="find__hint">{t('cockpit.closing.what')}</p>
        {state.next && (
          <form method="post" action={to(`${address}/cloture`)}>
            <button class="button" type="submit" name="through" value={state.next}>
              {t('cockpit.closing.press', { month: monthName(state.next, words) })}
            </button>
          </form>
        )}
      </Block>
      <Block id="fichiers" title={t('cockpit.files')}>
        <ul class="list">
          {state.years.map((year) => (
            <li>
              <p class="list__name">{year}</p>
              <p class="line__facts">
                {currencies.map((currency) => (
                  <a class="tall" href={to(withQuery(`${address}/fec/${year}`, { devise: currency }))} download>
                    {t(isClosed(state, year) ? 'cockpit.fec' : 'cockpit.fec.open', { currency })}
                  </a>
                ))}
                <a class="tall" href={to(`${address}/ventes/${year}.csv`)} download>
                  {t('cockpit.sales')}
                </a>
              </p>
            </li>
          ))}
        </ul>
        <form class="press" method="get" action={to(`${address}/factures.zip`)}>
          <label class="field">
            <span>{t('cockpit.zip')}</span>
            <input type="month" name="mois" value={today.slice(0, 7)} required pattern="\d{4}-\d{2}" />
          </label>
          <button class="button button--quiet" type="submit">
            {t('cockpit.download')}
          </button>
        </form>
      </Block>
    </>
  )
}

export const isClosed = ({ closedThrough }: BooksState, year: number) => (closedThrough ?? '') >= `${year}-12-31`
const total = (sums: AccountSum[], side: 'debit' | 'credit') => sums.reduce((all, one) => all + one[side], 0)
