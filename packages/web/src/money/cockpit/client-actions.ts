import { customerPayments } from '@wiker/billing/cockpit/customer.ts'
import { subscriptionLines } from '@wiker/billing/cockpit/subscriptions.ts'
import { refundPayment } from '@wiker/billing/collect/refund-payment.ts'
import { archiveInvoice, partyOfInvoice, readKeptFile } from '@wiker/billing/invoice/file.ts'
import { giveFreeMonth } from '@wiker/billing/subscribe/free-month.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { withQuery } from '../../components/links.ts'
import { wordsFor } from '../../pages/show.tsx'
import type { Site } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { type CockpitDeps, home, operatorAsking } from './asking.ts'
import { clientPage, clientPath } from './client.tsx'

/** What the operator does for a customer: gives money back, gives a month, reads an invoice. */
export function registerClientActions(site: Site, deps: CockpitDeps): void {
  const { db } = deps.people
  site.post(`${home}/clients/:party/rembourser`, ownFormsOnly(deps), async (c, next) => {
    const acting = await operatorAsking(c, deps, 'money.move')
    if (acting instanceof Response) return acting
    const field = await readForm(c)
    if (field instanceof Response) return field
    const party = c.req.param('party')
    const payment = (await customerPayments(db, party)).find((one) => String(one.id) === field('payment'))
    if (!payment) return next()
    const typed = {
      payment: payment.id,
      amount: field('amount').slice(0, 20),
      reason: field('reason').trim().slice(0, 500),
    }
    const refuse = async (why: string) => (await clientPage(c, deps, party, { refused: { ...typed, why } })) ?? next()
    const { t } = wordsFor(c)
    const cents = centsFrom(typed.amount)
    if (cents === undefined) return refuse(t('cockpit.refund.amountWrong'))
    if (!typed.reason) return refuse(t('cockpit.reasonMissing'))
    const made = await refundPayment(deps.money, payment.id, cents, typed.reason, acting.person.id)
    if (!made.ok) return refuse(t(`cockpit.refund.${made.reason}`))
    const deed = { person: acting.person.id, role: acting.role, action: 'money.move', town: null } as const
    await noteDeed(db, { ...deed, subject: `payment:${payment.id}`, details: { cents, reason: typed.reason } })
    return c.redirect(localPath(c.var.language, withQuery(clientPath(party), { fait: 'rembourse' })), 303)
  })

  site.post(`${home}/clients/:party/mois-offert`, ownFormsOnly(deps), async (c, next) => {
    const acting = await operatorAsking(c, deps, 'money.move')
    if (acting instanceof Response) return acting
    const field = await readForm(c)
    if (field instanceof Response) return field
    const party = c.req.param('party')
    const own = await subscriptionLines(db, { party }, deps.money.today())
    const subscription = own.find((one) => String(one.id) === field('subscription'))
    if (!subscription) return next()
    // Pressed twice on a day, it is one month.
    const cause = `operator:${subscription.id}:${deps.money.today()}`
    const given = await giveFreeMonth(deps.money, subscription.id, cause)
    const deed = { person: acting.person.id, role: acting.role, action: 'money.move', town: subscription.town } as const
    if (given.ok && given.isNew) await noteDeed(db, { ...deed, subject: cause })
    const fait = given.ok ? 'offert' : 'rien'
    return c.redirect(localPath(c.var.language, withQuery(clientPath(party), { fait })), 303)
  })

  site.get(`${home}/factures/:invoice{\\d{1,12}\\.pdf}`, async (c, next) => {
    const acting = await operatorAsking(c, deps)
    if (acting instanceof Response) return acting
    const invoice = Number.parseInt(c.req.param('invoice'), 10)
    if (!(await partyOfInvoice(db, invoice))) return next()
    const { files, money } = deps
    const kept = await archiveInvoice({ db, files, mode: money.mode, now: money.now }, invoice)
    const bytes = kept && (await readKeptFile(files, kept))
    if (!bytes) return next()
    c.header('content-type', 'application/pdf')
    c.header('content-disposition', `attachment; filename="${kept.name}"`)
    return c.body(new Uint8Array(bytes))
  })
}

/** `12,50`, `12.5`, `12` in cents; undefined when it is no amount above zero. */
export function centsFrom(typed: string): number | undefined {
  const found = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(typed.replaceAll(/[\s\u00a0\u202f€]/g, ''))
  const cents = found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : 0
  return cents > 0 ? cents : undefined
}
