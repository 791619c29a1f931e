import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import type Stripe from 'stripe'
import type { StripeDouble } from '../../double/double.ts'
import { animator } from '../animators.ts'
import { contract } from '../life.ts'
import type { Chance } from './chance.ts'

export interface Market {
  towns: { code: string; country: 'FR' | 'SE' }[]
  animators: { key: string; country: 'FR' | 'SE' }[]
}

export interface Size {
  towns: number
  merchants: number
  animators: number
}

const zones = { FR: 'Europe/Paris', SE: 'Europe/Stockholm' }

/** Towns of two countries with their animators: some share a town, some have no mandate, some are paid by the provider, and a few are not ready to be. */
export async function openMarket(
  db: Db,
  double: StripeDouble,
  stripe: Stripe,
  size: Size,
  from: string,
  chance: Chance,
): Promise<Market> {
  const towns = Array.from({ length: size.towns }, (_, index) => ({
    code: `Y${String(index).padStart(4, '0')}`,
    country: index % 4 === 3 ? ('SE' as const) : ('FR' as const),
  }))
  for (const { code, country } of towns)
    await sql`insert into town (code, country, name, slug, timezone, opened_at)
      values (${code}, ${country}, ${`Commune ${code}`}, ${code.toLowerCase()}, ${zones[country]}, ${from}::date)`.execute(
      db,
    )
  const animators: Market['animators'] = []
  for (let index = 0; index < size.animators; index += 1) {
    const country = index % 4 === 3 ? 'SE' : 'FR'
    const swedish = {
      country: 'SE',
      legalId: '5560160680',
      vatStatus: 'charged',
      vatId: 'SE556016068001',
      iban: 'SE45 5000 0000 0583 9825 7466',
      language: 'sv',
      address: { streetAddress: 'Storgatan 1', postalCode: '194 21', addressLocality: 'Upplands Väsby' },
    } as const
    const french = index % 3 === 0 ? ({ vatStatus: 'charged', vatId: 'FR44732829320' } as const) : {}
    const key = await animator(db, `y${index}`, country === 'SE' ? swedish : french, !chance.happens(0.1))
    animators.push({ key, country })
    if (country === 'SE' || chance.happens(0.3))
      await openAccount(db, double, stripe, key, country, chance.happens(0.9))
  }
  for (const [index, { code, country }] of towns.entries()) {
    const own = animators.filter((one) => one.country === country)
    const first = own[index % own.length]!
    await contract(db, code, first.key, from, { weight: 2 })
    const second = own[(index + 1) % own.length]!
    if (second !== first && chance.happens(0.1)) await contract(db, code, second.key, from, { weight: 1, rate: 5500 })
  }
  return { towns, animators }
}

async function openAccount(
  db: Db,
  double: StripeDouble,
  stripe: Stripe,
  key: string,
  country: string,
  isReady: boolean,
): Promise<void> {
  const account = await stripe.accounts.create({ type: 'express', country })
  if (isReady) await double.completeOnboarding(account.id)
  await sql`update animator_identity set provider_account = ${account.id} where animator = ${key}`.execute(db)
}
