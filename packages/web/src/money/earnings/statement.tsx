import { partOf } from '@wiker/billing/money/vat.ts'
import { contestStatement, noteOwnInvoice } from '@wiker/billing/payout/contest.ts'
import { standingsOf } from '@wiker/billing/payout/standing.ts'
import { vatOn } from '@wiker/billing/plans/plans.ts'
import { earnedLines } from '@wiker/billing/share/earned.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { withQuery } from '../../components/links.ts'
import { saidOf } from '../../desk/town.tsx'
import { monthName } from '../../formatting/dates.ts'
import { show, wordsFor } from '../../pages/show.tsx'
import type { Problems } from '../../pages-of/fields.tsx'
import { denied } from '../../people/guard.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { type Fields, ownFormsOnly, readForm } from '../../server/own-form.ts'
import { type Asking, animatorAsking, type EarningsDeps } from './asking.ts'
import { statementAsked } from './papers.ts'
import { StatementBody } from './statement-body.tsx'

const address = '/bureau/revenus/releves/:id'

/** `/bureau/revenus/releves/12`: a month line by line, its papers, the time to contest it, her own invoice of it. */
export function registerStatement(site: Site, deps: EarningsDeps): void {
  site.get(address, (c) => page(c, deps))
  site.post(address, ownFormsOnly(deps), (c) => receive(c, deps))
}

interface Refused {
  problems: Problems
  typed: Record<string, string>
}

async function page(c: SiteContext, deps: EarningsDeps, refused?: Refused) {
  const found = await statementAsked(c, deps)
  if (found instanceof Response) return found
  const { row, isOwn } = found
  const { db } = deps.people
  const today = deps.money.today()
  const standings = await standingsOf(db, row.animator, today)
  const card = standings.flatMap(({ statements }) => statements).find(({ id }) => id === row.id)!
  const { t, ...words } = wordsFor(c)
  const said = saidOf(c, { conteste: 'earnings.contest.sent', facture: 'earnings.own.kept' })
  return show(c, deps, {
    body: (
      <StatementBody
        row={row}
        card={card}
        lines={await earnedLines(db, { animator: row.animator, statement: row.id })}
        today={today}
        isOwn={isOwn}
        usualVat={row.vatStatus === 'charged' ? partOf(row.net, vatOn('FR', today)) : 0}
        said={said && t(said)}
        problems={refused?.problems ?? {}}
        typed={refused?.typed ?? {}}
      />
    ),
    head: { title: t('earnings.statement', { month: monthName(row.month, { t, ...words }) }), noindex: true },
    ...(refused && { status: 422 as const }),
  })
}

async function receive(c: SiteContext, deps: EarningsDeps) {
  const asking = await animatorAsking(c, deps, 'earnings.contest')
  if (asking instanceof Response) return asking
  const found = await statementAsked(c, deps)
  if (found instanceof Response) return found
  if (!found.isOwn) return await denied(c, deps)
  const field = await readForm(c)
  if (field instanceof Response) return field
  const statement = found.row.id
  const done =
    field('do') === 'contester'
      ? await contest(c, deps, asking, { statement, field })
      : await ownInvoice(c, deps, asking, { statement, field })
  if (typeof done !== 'string') return page(c, deps, done)
  const path = withQuery(`/bureau/revenus/releves/${statement}`, { fait: done })
  return c.redirect(localPath(c.var.language, path), 303)
}

interface Given {
  statement: number
  field: Fields
}

async function contest(
  c: SiteContext,
  { people: { db }, money }: EarningsDeps,
  { person, role }: Asking,
  { statement, field }: Given,
): Promise<string | Refused> {
  const { t } = wordsFor(c)
  const reason = field('reason').trim().slice(0, 2000)
  if (reason.length < 10) return { problems: { reason: t('earnings.contest.short') }, typed: { reason } }
  const kept = await db.transaction().execute(async (trx) => {
    const done = await contestStatement(trx, { statement, reason, today: money.today(), at: money.now() })
    if (done)
      await noteDeed(trx, {
        person: person.id,
        role,
        action: 'earnings.contest',
        town: null,
        subject: String(statement),
      })
    return done
  })
  return kept ? 'conteste' : { problems: { reason: t('earnings.contest.late') }, typed: { reason } }
}

async function ownInvoice(
  c: SiteContext,
  { people: { db }, money }: EarningsDeps,
  { person, role }: Asking,
  { statement, field }: Given,
): Promise<string | Refused> {
  const { t } = wordsFor(c)
  const typed = { number: field('number').trim().slice(0, 60), vat: field('vat').trim().slice(0, 20) }
  const vat = centsOf(typed.vat)
  const problems: Problems = {
    ...(!typed.number && { number: t('earnings.own.noNumber') }),
    ...(vat === undefined && { vat: t('earnings.own.wrongVat') }),
  }
  if (vat === undefined || !typed.number) return { problems, typed }
  const { number } = typed
  const kept = await db.transaction().execute(async (trx) => {
    const noted = await noteOwnInvoice(trx, { statement, number, vat, today: money.today(), at: money.now() })
    if (noted.ok)
      await noteDeed(trx, {
        person: person.id,
        role,
        action: 'earnings.contest',
        town: null,
        subject: String(statement),
      })
    return noted.ok
  })
  return kept ? 'facture' : { problems: { number: t('earnings.own.already') }, typed }
}

/** `12,50` or nothing as cents. */
function centsOf(typed: string): number | undefined {
  if (typed === '') return 0
  return /^\d{1,7}([.,]\d{1,2})?$/.test(typed) ? Math.round(Number(typed.replace(',', '.')) * 100) : undefined
}
