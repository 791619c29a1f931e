import { createECDH, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { ensurePerson, type Jobs, openPost, recentMails, startJobs } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { noteHappening } from '@wiker/town/happenings/note.ts'
import { follow } from '@wiker/town/meeting/follows/follow.ts'
import { addSubscription } from '@wiker/town/meeting/telling/push-subscriptions.ts'
import { addEvent, addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { meetingJobs } from './meeting.ts'

const { db, url } = await testDatabase()
const ece = createRequire(createRequire(import.meta.url).resolve('web-push'))('http_ece') as {
  decrypt(body: Buffer, options: object): Buffer
}
let received: { path: string; body: Buffer }[] = []
const service = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  received.push({ path: request.url!, body: Buffer.concat(chunks) })
  response.writeHead(request.url === '/gone' ? 410 : 201).end()
}).listen(0, '127.0.0.1')
await once(service, 'listening')
const endpoint = `http://127.0.0.1:${(service.address() as AddressInfo).port}`

/** Monday 23 November 2026, eleven in the morning in France. */
const clock = { now: () => new Date('2026-11-23T10:00:00Z'), today: () => '2026-11-23' }
let jobs: Jobs
const post = openPost({ db, smtpUrl: undefined, from: 'Wiker <bonjour@wiker.example>', jobs: () => jobs })
const publicUrl = 'https://wiker.example'
const meeting = meetingJobs({
  db,
  clock,
  post,
  publicUrl,
  log: { warn: () => undefined },
  jobs: () => jobs,
  mayPush: () => true,
})
jobs = await startJobs({ url, jobs: [...meeting.jobs, post.job], work: true, pollingSeconds: 0.5 })
afterAll(async () => {
  await jobs.stop()
  service.close()
})

let loto: string
let marie: string
const browser = createECDH('prime256v1')
browser.generateKeys()
const auth = randomBytes(16).toString('base64url')
const keys = { p256dh: browser.getPublicKey('base64url'), auth }

beforeEach(async () => {
  received = []
  await sql`truncate town, person, happening, notification, mail, push_subscription cascade`.execute(db)
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  loto = await addEvent(db, { name: 'Loto' }, { town: '44015', category: 'loto', dates: ['2026-11-24T20:30'] })
  marie = (await ensurePerson(db, 'marie@example.org')).id
  await follow(db, marie, { kind: 'event', town: '44015', subject: loto }, clock.now())
  await sql`update event_date set status = 'cancelled'`.execute(db)
})
const cancel = () =>
  noteHappening(db, { kind: 'changed', town: '44015', thing: loto, details: { what: 'cancelled', date: '2026-11-24' } })

describe('A date that is cancelled', () => {
  test('reaches the telephone of its follower, encrypted, and her letter box, once, though two workers look at once', async () => {
    await addSubscription(db, marie, { endpoint: `${endpoint}/marie`, ...keys }, 'fr', clock.now())
    await cancel()
    await Promise.all([meeting.tellNow(), meeting.tellNow(), meeting.tellNow()])
    await meeting.tellNow()
    await vi.waitFor(() => expect(received).toHaveLength(1), { timeout: 10_000 })
    const plain = ece.decrypt(received[0]!.body, { version: 'aes128gcm', privateKey: browser, authSecret: auth })
    expect(JSON.parse(plain.toString())).toMatchObject({
      title: 'Annulé\u00a0: Loto',
      body: expect.stringContaining('mardi 24\u00a0novembre'),
      url: expect.stringMatching(/^https:\/\/wiker\.example\/blain\/agenda\/loto-/),
    })
    expect(await recentMails(db, { to: 'marie@example.org' })).toHaveLength(1)
    const { rows } = await sql`select people, mails, pushes from telling`.execute(db)
    expect(rows).toEqual([{ people: 1, mails: 1, pushes: 1 }])
  })

  test('no longer goes to a browser that is gone', async () => {
    await addSubscription(db, marie, { endpoint: `${endpoint}/gone`, ...keys }, 'fr', clock.now())
    await cancel()
    await meeting.tellNow()
    await vi.waitFor(async () => expect((await sql`select from push_subscription`.execute(db)).rows).toEqual([]), {
      timeout: 10_000,
    })
    expect(received).toHaveLength(1)
  })
})
