/** A merchant's life against the double of Stripe, for tests: what is told arrives when, as often and in the order the test wants. */
import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import type Stripe from 'stripe'
import { type CollectDeps, handleEvent } from '../collect/handle.ts'
import { receiveEvent } from '../collect/receive.ts'
import { openDouble, type StripeDouble } from '../double/double.ts'
import { sell } from '../subscribe/sell.ts'

export interface Life {
  double: StripeDouble
  stripe: Stripe
  deps: CollectDeps
  /** Sells the plan to this party and pays for it. */
  subscribe(
    party: string,
    town: string,
    plan?: string,
    method?: Parameters<StripeDouble['completeCheckout']>[1],
    country?: string,
  ): Promise<number>
  /** Receives and handles what was told; those that fail are tried again until none does. */
  deliver(arrange?: (events: StripeDouble['posted']) => StripeDouble['posted']): Promise<void>
  today(): string
}

const zone = 'Europe/Paris'
const dayIn = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })

export async function beginLife(db: Db, start: string): Promise<Life> {
  const double = await openDouble({ now: () => Date.parse(start) })
  const stripe = double.client()
  const now = () => new Date(double.world.now() * 1000)
  const dayOf = (moment: Date) => dayIn.format(moment)
  const deps: CollectDeps = { db, stripe, now, dayOf }
  const known: string[] = []
  const receive = async (one: StripeDouble['posted'][number]) => {
    await receiveEvent(db, { ...one, secret: double.webhookSecret, now: now() }, async () => undefined)
    known.push(one.id)
  }
  return {
    double,
    stripe,
    deps,
    today: () => dayOf(now()),
    subscribe: async (party, town, plan = 'merchant-month', method, country = 'FR') => {
      const sold = await sell(
        { db, stripe, now, today: () => dayOf(now()) },
        {
          buyer: {
            party,
            country,
            legalName: `Commerce ${party}`,
            legalId: '73282932000074',
            address: {},
            email: `${party.replace(/\W/g, '')}@example.org`,
            language: 'fr',
          },
          town,
          plan,
          success: 'https://wiker.example/merci',
          cancel: 'https://wiker.example/retour',
        },
      )
      if (!sold.ok) throw new Error(sold.reason)
      await double.completeCheckout(new URL(sold.payAt).pathname.split('/').at(-1)!, method)
      return sold.subscription
    },
    deliver: async (arrange = (events) => events) => {
      for (const one of arrange(double.posted.splice(0))) await receive(one)
      let problem: unknown
      for (let round = 0; round < 4; round += 1) {
        const { rows } = await sql<{ id: string }>`
          select id from provider_event where handled_at is null and id = any(${known}) order by id desc`.execute(db)
        if (rows.length === 0) return
        for (const { id } of rows) await handleEvent(deps, id).catch((error) => (problem = error))
      }
      throw new Error('Some events are never handled', { cause: problem })
    },
  }
}

export async function openTowns(db: Db): Promise<void> {
  await sql`insert into town (code, name, slug, timezone, opened_at)
    values ('44015', 'Blain', 'blain', 'Europe/Paris', now()), ('44195', 'Savenay', 'savenay', 'Europe/Paris', now()) on conflict do nothing`.execute(
    db,
  )
}

export async function contract(
  db: Db,
  town: string,
  animator: string,
  begins: string,
  { ends = null, weight = 1, rate = 6000 }: { ends?: string | null; weight?: number; rate?: number } = {},
) {
  const { rows } = await sql<{ id: number }>`
    insert into share_contract (town, animator, begins, ends, weight) values (${town}, ${animator}, ${begins}, ${ends}, ${weight}) returning id`.execute(
    db,
  )
  await sql`insert into share_rate (contract_id, begins, rate) values (${rows[0]!.id}, ${begins}, ${rate})`.execute(db)
}
