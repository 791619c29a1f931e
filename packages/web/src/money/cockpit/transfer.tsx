import { readTransfer, type TransferRead } from '@wiker/billing/cockpit/ledger.ts'
import { accountLabel } from '@wiker/billing/export/fec-words.ts'
import { reverseTransfer } from '@wiker/billing/ledger/reverse.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { Block } from '../../components/section.tsx'
import { plainDay } from '../../formatting/dates.ts'
import { momentInWords } from '../../formatting/moment.ts'
import { asked, show, wordsFor } from '../../pages/show.tsx'
import { ProblemList, type Problems, TextField } from '../../pages-of/fields.tsx'
import { networkTimezone } from '../../server/context.ts'
import type { Site, SiteContext } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { moneyOf } from '../amount.ts'
import { LedgerTable } from '../earnings/ledger-table.tsx'
import { type CockpitDeps, home, operatorAsking } from './asking.ts'
import { CockpitHead } from './head.tsx'

const pathOf = (id: number) => `${home}/ecritures/${id}`

/**
 * `/bureau/reseau/ecritures/12`: an entry of the ledger, what it comes from, and the form that takes it back with its reason. What payments, refunds and
 * payouts wrote is put right where it was made: only what stands alone is taken back here.
 */
export function registerTransfer(site: Site, deps: CockpitDeps): void {
  const route = `${home}/ecritures/:id{\\d{1,15}}`
  site.get(route, async (c, next) => {
    const acting = await operatorAsking(c, deps)
    if (acting instanceof Response) return acting
    const found = await readTransfer(deps.people.db, Number(c.req.param('id')))
    return found ? page(c, deps, found, {}) : next()
  })
  site.post(route, ownFormsOnly(deps), async (c, next) => {
    const acting = await operatorAsking(c, deps, 'money.move')
    if (acting instanceof Response) return acting
    const field = await readForm(c)
    if (field instanceof Response) return field
    const { db } = deps.people
    const found = await readTransfer(db, Number(c.req.param('id')))
    if (!found) return next()
    const { t } = wordsFor(c)
    const reason = field('reason').trim().slice(0, 500)
    if (!reason) return page(c, deps, found, { reason: t('cockpit.reasonMissing') })
    if (!mayReverse(found)) return page(c, deps, found, { reason: t('cockpit.reverse.not') }, reason)
    const made = await db.transaction().execute(async (trx) => {
      const cause = `reversal:${found.id}`
      const given = { of: found.id, cause, day: deps.money.today(), at: deps.clock(), reason }
      const reversed = await reverseTransfer(trx, given)
      const deed = { person: acting.person.id, role: acting.role, action: 'money.move', town: null } as const
      if (reversed.ok) await noteDeed(trx, { ...deed, subject: `transfer:${found.id}`, details: { reason } })
      return reversed
    })
    if (!made.ok) return page(c, deps, found, { reason: t('cockpit.reverse.not') }, reason)
    return c.redirect(localPath(c.var.language, withQuery(pathOf(found.id), { fait: 'oui' })), 303)
  })
}

/** An entry that no payment, refund, statement or payout stands for: taken back alone, every rule still holds. */
export const mayReverse = ({ kind, reverses, reversedBy }: TransferRead) =>
  reverses === null && reversedBy === null && (kind === 'payment-fee' || kind === 'write-off' || kind === 'share')

function page(c: SiteContext, deps: CockpitDeps, found: TransferRead, problems: Problems, reason = '') {
  return show(c, deps, {
    body: <TransferBody transfer={found} problems={problems} reason={reason} isDone={asked(c, 'fait') === 'oui'} />,
    head: { title: wordsFor(c).t('cockpit.entry', { number: String(found.id) }), noindex: true },
    status: Object.keys(problems).length > 0 ? 422 : 200,
  })
}

interface Props {
  transfer: TransferRead
  problems: Problems
  reason: string
  isDone: boolean
}

export function TransferBody({ transfer, problems, reason, isDone }: Props) {
  const { t, to, words } = useReader()
  const { id, kind, day, at, cause, currency, details, reverses, reversedBy, lines } = transfer
  const other = reverses ?? reversedBy
  return (
    <>
      <CockpitHead
        title={t('cockpit.entry', { number: String(id) })}
        lead={`${words.maybe(`cockpit.kind.${kind}`) ?? kind}, ${plainDay(day, words)}`}
        said={isDone ? t('cockpit.reverse.done') : undefined}
      />
      <ProblemList problems={problems} />
      <LedgerTable
        caption={t('cockpit.entry', { number: String(id) })}
        columns={[
          { name: t('cockpit.column.account') },
          { name: t('cockpit.column.whose') },
          { name: t('cockpit.column.debit'), number: true },
          { name: t('cockpit.column.credit'), number: true },
        ]}
        rows={lines.map((line) => ({
          cells: [
            <a href={to(withQuery(`${home}/comptes/${line.number}`, { devise: currency }))}>
              {line.number} {accountLabel(line.number)}
            </a>,
            line.party?.startsWith('page:') ? (
              <a href={to(`${home}/clients/${line.party}`)}>{line.name ?? line.party}</a>
            ) : (
              (line.name ?? line.party ?? '–')
            ),
            line.cents > 0 ? moneyOf(line.cents, currency, words) : '–',
            line.cents < 0 ? moneyOf(-line.cents, currency, words) : '–',
          ],
        }))}
      />
      <dl class="told">
        <div>
          <dt>{t('cockpit.column.cause')}</dt>
          <dd>{cause}</dd>
        </div>
        <div>
          <dt>{t('cockpit.column.writtenAt')}</dt>
          <dd>{momentInWords(at, { timezone: networkTimezone }, words)}</dd>
        </div>
        {typeof details.ownDay === 'string' && (
          <div>
            <dt>{t('cockpit.column.ownDay')}</dt>
            <dd>{plainDay(details.ownDay, words)}</dd>
          </div>
        )}
        {typeof details.reason === 'string' && (
          <div>
            <dt>{t('cockpit.reason')}</dt>
            <dd>{details.reason}</dd>
          </div>
        )}
        {other && (
          <div>
            <dt>{t(reverses ? 'cockpit.reverse.of' : 'cockpit.reverse.by')}</dt>
            <dd>
              <a href={to(pathOf(other))}>{t('cockpit.entry', { number: String(other) })}</a>
            </dd>
          </div>
        )}
      </dl>
      {mayReverse(transfer) && (
        <Block id="contrepasser" title={t('cockpit.reverse')}>
          <p>{t('cockpit.reverse.what')}</p>
          <form class="report" method="post" action={to(pathOf(id))}>
            <TextField
              name="reason"
              label={t('cockpit.reason')}
              value={reason}
              problems={problems}
              maxlength={500}
              required
            />
            <button class="button" type="submit">
              {t('cockpit.reverse.press')}
            </button>
          </form>
        </Block>
      )}
    </>
  )
}
