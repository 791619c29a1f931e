import { join } from 'node:path'
import { dayIn } from '@wiker/platform/clock.ts'
import type Stripe from 'stripe'
import { clientOf } from './client.ts'
import type { CollectDeps } from './collect/handle.ts'
import { receiveEvent } from './collect/receive.ts'
import type { Db } from './db.ts'
import { openDouble, type StripeDouble } from './double/double.ts'
import { houseZone } from './house-zone.ts'

/** `demonstration`: no key was given, no money moves; `test`: keys of the provider's own trial. */
export type MoneyMode = 'demonstration' | 'test' | 'live'

export interface Money {
  mode: MoneyMode
  db: Db
  stripe: Stripe
  now: () => Date
  /** The day of a moment in the house's books, and today's. */
  dayOf: (moment: Date) => string
  today: () => string
  /** What handling an event needs. */
  collect: CollectDeps
  /** What the provider tells, with its signature; false when it is not the provider. */
  receive(body: string, signature: string): Promise<boolean>
  /** The provider's double, in a demonstration. */
  double?: StripeDouble
  close(): Promise<void>
}

export interface MoneyOptions {
  db: Db
  now: () => Date
  settings: { secretKey: string | undefined; webhookSecret: string | undefined; apiBase: string | undefined }
  /** Folder of the demonstration's file. */
  dataDir: string
  /** Where the site shows the demonstration's pages. */
  publicUrl: string
  /** Has an event handled, in the transaction that keeps it. */
  handle: (trx: Db, event: string) => Promise<unknown>
  onSubscription?: CollectDeps['onSubscription']
}

/**
 * Opens the till: the real provider when there are keys, else its double on this machine, which keeps what happened in a file and forgets nothing at
 * a restart.
 */
export async function openMoney({
  db,
  now,
  settings,
  dataDir,
  publicUrl,
  handle,
  onSubscription,
}: MoneyOptions): Promise<Money> {
  const dayOf = (moment: Date) => dayIn(houseZone, moment)
  const receive = (secret: string) => async (body: string, signature: string) =>
    (await receiveEvent(db, { body, signature, secret, now: now() }, handle)).ok
  const base = { db, now, dayOf, today: () => dayOf(now()) }
  const collect = (stripe: Stripe): CollectDeps => ({ db, stripe, now, dayOf, onSubscription })
  const { secretKey, webhookSecret, apiBase } = settings
  if (secretKey && webhookSecret) {
    const mode = /^(sk|rk)_live_/.test(secretKey) ? 'live' : 'test'
    const stripe = clientOf(apiBase, secretKey)
    return {
      ...base,
      mode,
      stripe,
      collect: collect(stripe),
      receive: receive(webhookSecret),
      close: async () => undefined,
    }
  }
  const secret = 'whsec_demonstration'
  const double = await openDouble({
    now: () => now().getTime(),
    file: join(dataDir, 'demonstration', 'payments.json'),
    pagesAt: `${publicUrl}/demonstration`,
    webhookSecret: secret,
    post: async (body, signature) => void (await receive(secret)(body, signature)),
  })
  const stripe = double.client()
  return {
    ...base,
    mode: 'demonstration',
    stripe,
    collect: collect(stripe),
    receive: receive(secret),
    double,
    close: () => double.close(),
  }
}
