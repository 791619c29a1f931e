/** A process that pays a batch by Stripe and is killed before its n-th word to the database, for the test that does so at every step. */
import { connect } from '@wiker/platform/database/connect.ts'
import { clientOf } from '../client.ts'
import { payByConnect } from '../payout/connect.ts'
import { killAtWord } from './kill-at.ts'

const given = JSON.parse(process.argv[2] ?? '{}') as {
  url: string
  base: string
  key: string
  batch: number
  killAt: number
  now: number
}

killAtWord(given.killAt)
const { db, close } = connect(given.url, { max: 1 })
const dayOf = (moment: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(moment)
await payByConnect({ db, stripe: clientOf(given.base, given.key), now: () => new Date(given.now), dayOf }, given.batch)
await close()
