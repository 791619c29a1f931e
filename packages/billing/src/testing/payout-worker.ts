/** A process that pays a batch by Stripe and is killed before its n-th word to the database, for the test that does so at every step. */
import { connect } from '@wiker/platform/database/connect.ts'
import { Client } from 'pg'
import { clientOf } from '../double/double.ts'
import { payByConnect } from '../payout/connect.ts'

const given = JSON.parse(process.argv[2] ?? '{}') as {
  url: string
  base: string
  key: string
  batch: number
  killAt: number
  now: number
}

let words = 0
const query = Client.prototype.query as (...args: unknown[]) => unknown
Client.prototype.query = function (this: Client, ...args: unknown[]) {
  words += 1
  if (words === given.killAt) process.kill(process.pid, 'SIGKILL')
  return query.apply(this, args)
} as typeof Client.prototype.query

const { db, close } = connect(given.url, { max: 1 })
const dayOf = (moment: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(moment)
await payByConnect({ db, stripe: clientOf(given.base, given.key), now: () => new Date(given.now), dayOf }, given.batch)
await close()
