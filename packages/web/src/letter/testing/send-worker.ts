/** A process that sends what there is to send, for tests that kill it: `DATABASE_URL`, `SMTP_URL`. */
import { connect } from '@wiker/platform/database/connect.ts'
import { issuesToSend, sendIssue } from '@wiker/town/letter/send.ts'
import { letterDelivery } from '../letter-post.ts'

const { DATABASE_URL, SMTP_URL } = process.env
const { db, close } = connect(DATABASE_URL!, { max: 6 })
const post = { send: async () => Promise.reject(new Error('There is a mail server')) }
const house = { db, post, smtpUrl: SMTP_URL, from: 'Wiker <bonjour@wiker.example>', publicUrl: 'https://wiker.example' }
for (const issue of await issuesToSend(db)) {
  const delivery = letterDelivery(
    house,
    { name: 'Blain', slug: 'blain', timezone: 'Europe/Paris' },
    'retours@wiker.example',
  )
  await sendIssue(db, issue, { deliver: delivery.deliver, now: () => new Date() })
  delivery.close()
}
await close()
