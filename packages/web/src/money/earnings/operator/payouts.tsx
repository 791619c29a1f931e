import { settleContest } from '@wiker/billing/payout/contest.ts'
import {
  type BatchCard,
  type Contested,
  contestedStatements,
  type Payable,
  payables,
  readBatches,
} from '@wiker/billing/payout/payables.ts'
import { prepareBatch } from '@wiker/billing/payout/prepare.ts'
import { type VigilanceReminder, vigilanceReminders } from '@wiker/billing/payout/yearly.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { withQuery } from '../../../components/links.ts'
import { saidOf } from '../../../desk/town.tsx'
import { show, wordsFor } from '../../../pages/show.tsx'
import { type Acting, allowed } from '../../../people/guard.tsx'
import type { Site, SiteContext } from '../../../server/deps.ts'
import { localPath } from '../../../server/language.ts'
import { type Fields, ownFormsOnly, readForm } from '../../../server/own-form.ts'
import type { EarningsDeps } from '../asking.ts'
import { PayoutsBody } from './payouts-body.tsx'

export const payoutsPath = '/bureau/reseau/versements'

/** `/bureau/reseau/versements`: what may be paid to animators, what may not and why, what was prepared. */
export function registerPayouts(site: Site, deps: EarningsDeps): void {
  site.get(payoutsPath, (c) => page(c, deps))
  site.post(payoutsPath, ownFormsOnly(deps), (c) => receive(c, deps))
}

export interface PayoutsShown {
  today: string
  payables: Payable[]
  batches: BatchCard[]
  contested: Contested[]
  certificates: VigilanceReminder[]
  said?: string | undefined
}

async function page(c: SiteContext, deps: EarningsDeps) {
  const acting = await allowed(c, deps, 'payout.make', null)
  if (acting instanceof Response) return acting
  const { db } = deps.people
  const { t } = wordsFor(c)
  const today = deps.money.today()
  const said = saidOf(c, { rien: 'earnings.pay.nothing', repondu: 'earnings.pay.settled' })
  return show(c, deps, {
    body: (
      <PayoutsBody
        today={today}
        payables={await payables(db, today)}
        batches={await readBatches(db)}
        contested={await contestedStatements(db)}
        certificates={await vigilanceReminders(db, today)}
        said={said && t(said)}
      />
    ),
    head: { title: t('earnings.desk.payouts'), noindex: true },
  })
}

async function receive(c: SiteContext, deps: EarningsDeps) {
  const acting = await allowed(c, deps, 'payout.make', null)
  if (acting instanceof Response) return acting
  const field = await readForm(c)
  if (field instanceof Response) return field
  const path = field('do') === 'repondre' ? await settle(deps, acting, field) : await prepare(deps, acting, field)
  return c.redirect(localPath(c.var.language, path), 303)
}

/** Sets aside what is payable; pressed twice, the second time finds nothing left. */
async function prepare({ people: { db }, money }: EarningsDeps, acting: Acting, field: Fields): Promise<string> {
  const way = field('way') === 'connect' ? 'connect' : 'sepa'
  const currency = field('currency')
  if (!/^[A-Z]{3}$/.test(currency) || (way === 'sepa' && currency !== 'EUR'))
    return withQuery(payoutsPath, { fait: 'rien' })
  const batch = await db.transaction().execute(async (trx) => {
    const made = await prepareBatch(trx, { way, currency, day: money.today(), at: money.now() })
    if (made) await notePayout(trx, acting, made.id, 'prepared')
    return made
  })
  return batch ? `${payoutsPath}/${batch.id}` : withQuery(payoutsPath, { fait: 'rien' })
}

async function settle({ people: { db }, money }: EarningsDeps, acting: Acting, field: Fields): Promise<string> {
  const statement = Number(field('statement'))
  const answer = field('answer').trim().slice(0, 2000)
  if (!Number.isSafeInteger(statement) || answer === '') return payoutsPath
  await db.transaction().execute(async (trx) => {
    const done = await settleContest(trx, { statement, today: money.today(), answer, at: money.now() })
    if (done) await notePayout(trx, acting, statement, 'contest-settled')
  })
  return withQuery(payoutsPath, { fait: 'repondu' })
}

/** What was done, in the operator's journal. */
export async function notePayout(
  trx: Parameters<typeof noteDeed>[0],
  { person, role }: Acting,
  subject: number,
  done: string,
): Promise<void> {
  await noteDeed(trx, {
    person: person.id,
    role,
    action: 'payout.make',
    town: null,
    subject: String(subject),
    details: { done },
  })
}
