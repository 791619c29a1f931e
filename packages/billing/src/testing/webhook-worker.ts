/** A process that takes in one event and handles it, and is killed before its n-th word to the database, for the test that does so at every step. */
import { connect } from '@wiker/platform/database/connect.ts'
import { clientOf } from '../client.ts'
import { handleEvent } from '../collect/handle.ts'
import { receiveEvent } from '../collect/receive.ts'
import { killAtWord } from './kill-at.ts'

const given = JSON.parse(process.argv[2] ?? '{}') as {
  url: string
  base: string
  key: string
  secret: string
  body: string
  signature: string
  killAt: number
  now: number
}

killAtWord(given.killAt)
const { db, close } = connect(given.url, { max: 1 })
const now = new Date(given.now)
const received = await receiveEvent(db, { ...given, now }, async () => undefined)
if (received.ok) {
  const dayOf = (moment: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(moment)
  await handleEvent({ db, stripe: clientOf(given.base, given.key), now: () => now, dayOf }, received.id)
}
await close()
