import { type HouseIdentity, houseIdentity } from '@wiker/billing/house-identity.ts'
import { payByConnect } from '@wiker/billing/payout/connect.ts'
import { bankPaid, bankRefused, keepReturned } from '@wiker/billing/payout/finish.ts'
import { readBatch } from '@wiker/billing/payout/payables.ts'
import { type Debtor, sepaFile } from '@wiker/billing/payout/sepa-file.ts'
import { withQuery } from '../../../components/links.ts'
import { saidOf } from '../../../desk/town.tsx'
import { show, wordsFor } from '../../../pages/show.tsx'
import { type Acting, allowed } from '../../../people/guard.tsx'
import type { Site, SiteContext } from '../../../server/deps.ts'
import { localPath } from '../../../server/language.ts'
import { type Fields, ownFormsOnly, readForm } from '../../../server/own-form.ts'
import type { EarningsDeps } from '../asking.ts'
import { BatchBody } from './batch-body.tsx'
import { notePayout, payoutsPath } from './payouts.tsx'

/** `/bureau/reseau/versements/12`: one batch, its file for the bank or its run by the provider, and what came of each payout. */
export function registerBatch(site: Site, deps: EarningsDeps): void {
  site.get(`${payoutsPath}/:id{\\d+}`, (c) => page(c, deps))
  site.get(`${payoutsPath}/:id{\\d+}/virements.xml`, (c) => file(c, deps))
  site.post(`${payoutsPath}/:id{\\d+}`, ownFormsOnly(deps), (c) => receive(c, deps))
}

/** The account that pays. A demonstration has one that no bank knows. */
function debtorOf(house: HouseIdentity | undefined, deps: EarningsDeps): Debtor | undefined {
  if (!house) return undefined
  const isDemonstration = deps.money.mode === 'demonstration'
  return (
    house.debtor ??
    (isDemonstration ? { name: house.issuer.legalName, iban: 'FR7630006000011234567890189' } : undefined)
  )
}

const houseOf = (deps: EarningsDeps) =>
  houseIdentity(deps.people.db, { isDemonstration: deps.money.mode === 'demonstration' })

async function page(c: SiteContext, deps: EarningsDeps, problem?: 'day' | 'reason') {
  const acting = await allowed(c, deps, 'payout.make', null)
  if (acting instanceof Response) return acting
  const batch = await readBatch(deps.people.db, Number(c.req.param('id')))
  if (!batch) return await c.notFound()
  const { t } = wordsFor(c)
  const said = saidOf(c, {
    paye: 'earnings.batch.said.paid',
    refuse: 'earnings.batch.said.refused',
    revenu: 'earnings.batch.said.returned',
    fait: 'earnings.batch.said.already',
    absent: 'earnings.batch.said.away',
  })
  return show(c, deps, {
    body: (
      <BatchBody
        batch={batch}
        today={deps.money.today()}
        hasDebtor={debtorOf(await houseOf(deps), deps) !== undefined}
        said={said && t(said)}
        problem={problem && t(`earnings.batch.wrong.${problem}`)}
      />
    ),
    head: { title: t('earnings.batch.title', { id: batch.id }), noindex: true },
    ...(problem && { status: 422 as const }),
  })
}

async function file(c: SiteContext, deps: EarningsDeps) {
  const acting = await allowed(c, deps, 'payout.make', null)
  if (acting instanceof Response) return acting
  const debtor = debtorOf(await houseOf(deps), deps)
  const made = debtor && (await sepaFile(deps.people.db, Number(c.req.param('id')), debtor))
  if (!made) return await c.notFound()
  await notePayout(deps.people.db, acting, Number(c.req.param('id')), 'file')
  return c.body(made.xml, 200, {
    'content-type': 'application/xml; charset=utf-8',
    'content-disposition': `attachment; filename="${made.name}"`,
    'cache-control': 'private, no-store',
  })
}

async function receive(c: SiteContext, deps: EarningsDeps) {
  const acting = await allowed(c, deps, 'payout.make', null)
  if (acting instanceof Response) return acting
  const field = await readForm(c)
  if (field instanceof Response) return field
  const batch = Number(c.req.param('id'))
  const said = await act(deps, acting, batch, field)
  if (said === 'wrong-day') return page(c, deps, 'day')
  if (said === 'no-reason') return page(c, deps, 'reason')
  return c.redirect(localPath(c.var.language, withQuery(`${payoutsPath}/${batch}`, { fait: said })), 303)
}

/** Does what was pressed; the word that says what came of it. Pressed again it changes nothing. */
async function act(deps: EarningsDeps, acting: Acting, batch: number, field: Fields): Promise<string> {
  const { db } = deps.people
  const { money } = deps
  const at = money.now()
  if (field('do') === 'stripe') {
    try {
      const { paid, failed } = await payByConnect(money, batch)
      if (paid + failed > 0) await notePayout(db, acting, batch, `connect: ${paid} paid, ${failed} failed`)
      return failed > 0 ? 'refuse' : paid > 0 ? 'paye' : 'fait'
    } catch (error) {
      deps.log.error({ err: error, batch }, 'The payment provider does not answer a payout')
      return 'absent'
    }
  }
  const on = field('on')
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(Date.parse(on)) && on <= money.today()
  if (field('do') === 'paye') {
    if (!isDay) return 'wrong-day'
    const paid = await db.transaction().execute(async (trx) => {
      const some = await bankPaid(trx, { batch, on, at })
      if (some > 0) await notePayout(trx, acting, batch, `bank: ${some} paid`)
      return some
    })
    return paid > 0 ? 'paye' : 'fait'
  }
  const found = await readBatch(db, batch)
  const line = found?.lines.find(({ id }) => String(id) === field('payout'))
  const problem = field('problem').trim().slice(0, 200)
  // What the provider paid or refused it says itself.
  if (!line || found?.way !== 'sepa') return 'fait'
  if (!problem) return 'no-reason'
  return await db.transaction().execute(async (trx) => {
    const isReturn = line.state === 'paid'
    const done = isReturn
      ? await keepReturned(trx, { payout: line.id, problem, on: money.today(), at })
      : await bankRefused(trx, { payout: line.id, problem, at })
    if (done) await notePayout(trx, acting, batch, isReturn ? `returned: ${line.id}` : `refused: ${line.id}`)
    return done ? (isReturn ? 'revenu' : 'refuse') : 'fait'
  })
}
