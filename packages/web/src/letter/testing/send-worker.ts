/** A process that sends what there is to send, for tests that kill it: `DATABASE_URL`, `SMTP_URL`, `JOURNALS`. */
import { connect } from '@wiker/platform/database/connect.ts'
import { sendLetters } from '../send-letters.ts'

const { DATABASE_URL, SMTP_URL, JOURNALS } = process.env
const { db, close } = connect(DATABASE_URL!, { max: 6 })
const post = { send: async () => Promise.reject(new Error('There is a mail server')) }
const house = { db, post, smtpUrl: SMTP_URL, from: 'Wiker <bonjour@wiker.example>', publicUrl: 'https://wiker.example' }
await sendLetters({ ...house, journals: JOURNALS!, now: () => new Date() })
await close()
