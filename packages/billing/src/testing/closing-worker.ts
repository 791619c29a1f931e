/** A process that closes the months that are over and is killed before its n-th word to the database, for the test that does so at every step. */
import { connect } from '@wiker/platform/database/connect.ts'
import { closeMonths } from '../payout/close-months.ts'
import { killAtWord } from './kill-at.ts'

const given = JSON.parse(process.argv[2] ?? '{}') as { url: string; killAt: number; today: string }

killAtWord(given.killAt)
const { db, close } = connect(given.url, { max: 1 })
await closeMonths(db, { today: given.today, at: new Date(`${given.today}T05:00:00Z`), houseCountry: 'FR' })
await close()
