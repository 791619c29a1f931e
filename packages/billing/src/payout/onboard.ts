import { sql } from 'kysely'
import type Stripe from 'stripe'
import type { Db } from '../db.ts'

export interface OnboardDeps {
  db: Db
  stripe: Stripe
  now: () => Date
}

/**
 * Opens the pages on which the payment provider asks who an animator is and where she is paid; her account there is made the first time, once however
 * often it is asked. Undefined before she said who she is here.
 */
export async function beginOnboarding(
  { db, stripe, now }: OnboardDeps,
  animator: string,
  { back }: { back: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ country: string; email: string; account: string | null }>`
    select country, email, coalesce(provider_pending, provider_account) as account from animator_identity where animator = ${animator}`.execute(
    db,
  )
  const [found] = rows
  if (!found) return undefined
  const account = found.account ?? (await makeAccount(stripe, animator, found))
  await sql`update animator_identity set provider_pending = ${account}, updated_at = ${now()}
    where animator = ${animator} and provider_account is null`.execute(db)
  const link = await stripe.accountLinks.create({
    account,
    refresh_url: back,
    return_url: back,
    type: 'account_onboarding',
  })
  return link.url
}

async function makeAccount(
  stripe: Stripe,
  animator: string,
  { country, email }: { country: string; email: string },
): Promise<string> {
  const made = await stripe.accounts.create(
    {
      type: 'express',
      country,
      email,
      capabilities: { transfers: { requested: true } },
      metadata: { animator },
    },
    { idempotencyKey: `account:${animator}` },
  )
  return made.id
}

/** Asks the provider whether it may pay her; from then on she is paid there. */
export async function refreshOnboarding(
  { db, stripe, now }: OnboardDeps,
  animator: string,
): Promise<'ready' | 'unfinished' | 'none'> {
  const { rows } = await sql<{ pending: string | null; account: string | null }>`
    select provider_pending as pending, provider_account as account from animator_identity where animator = ${animator}`.execute(
    db,
  )
  const [found] = rows
  if (!found || (!found.pending && !found.account)) return 'none'
  if (!found.pending) return 'ready'
  const account = await stripe.accounts.retrieve(found.pending)
  if (account.capabilities?.transfers !== 'active') return 'unfinished'
  await sql`update animator_identity set provider_account = provider_pending, provider_pending = null, updated_at = ${now()}
    where animator = ${animator} and provider_pending is not null`.execute(db)
  return 'ready'
}

/** Asks again about every account that was begun: the provider's own checks may take days. What fails is left for the next night. */
export async function refreshPending(deps: OnboardDeps): Promise<unknown[]> {
  const { rows } = await sql<{ animator: string }>`
    select animator from animator_identity where provider_pending is not null and provider_account is null order by animator`.execute(
    deps.db,
  )
  const failed: unknown[] = []
  for (const { animator } of rows) await refreshOnboarding(deps, animator).catch((error) => failed.push(error))
  return failed
}

/** She wants to be paid by transfer instead: what the provider knows of her is left there, and asked anew if she changes her mind. */
export async function leaveProvider({ db, now }: Pick<OnboardDeps, 'db' | 'now'>, animator: string): Promise<void> {
  await sql`update animator_identity set provider_pending = null, provider_account = null, updated_at = ${now()}
    where animator = ${animator}`.execute(db)
}
