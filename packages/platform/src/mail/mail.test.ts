import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { type Jobs, startJobs } from '../jobs.ts'
import { testDatabase } from '../testing/test-database.ts'
import { openPost, recentMails } from './mail.ts'

const { db, url } = await testDatabase()
const received: { subject?: string; text?: string; from?: string; to: string[]; id?: string; files: unknown[] }[] = []
let asleep = false
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: async (stream, session, done) => {
    const mail = await simpleParser(stream)
    if (asleep) return done(Object.assign(new Error('Try again later'), { responseCode: 451 }))
    const to = session.envelope.rcptTo.map((one) => one.address)
    const files = mail.attachments.map(({ filename, contentType, content }) => [filename, contentType, String(content)])
    received.push({ subject: mail.subject, text: mail.text, from: mail.from?.text, to, id: mail.messageId, files })
    done()
  },
})
server.on('error', () => undefined)
server.listen(0, '127.0.0.1')
await once(server.server, 'listening')
const { port } = server.server.address() as AddressInfo

let jobs: Jobs
const from = 'Wiker <bonjour@wiker.example>'
const post = openPost({ db, smtpUrl: `smtp://127.0.0.1:${port}`, from, jobs: () => jobs })
jobs = await startJobs({ url, jobs: [{ ...post.job, retries: 0 }], work: true, pollingSeconds: 0.5 })
afterAll(async () => {
  await jobs.stop()
  post.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

const mail = (subject: string) => ({
  kind: 'sign-in',
  to: 'marie@example.org',
  subject,
  text: 'Voici votre lien, à l’été.',
  html: '<p>Voici votre lien, à l’été.</p>',
})

describe('The post office', () => {
  test('sends a mail with its accents, from the house’s address, once', async () => {
    await post.send(db, mail('Votre lien pour entrer à Blain'))
    await vi.waitFor(() => expect(received).toHaveLength(1), { timeout: 10_000 })
    expect(received[0]).toMatchObject({
      subject: 'Votre lien pour entrer à Blain',
      from: '"Wiker" <bonjour@wiker.example>',
      to: ['marie@example.org'],
    })
    expect(received[0]!.text).toContain('à l’été')
    expect(received[0]!.id).toMatch(/@wiker\.example>$/)
    await vi.waitFor(async () => expect((await recentMails(db))[0]!.sentAt).toBeInstanceOf(Date))
    await post.job.run({ mail: (await recentMails(db))[0]!.id }, { id: 'again', signal: new AbortController().signal })
    expect(received).toHaveLength(1)
  })

  test('sends the files that go with a mail as they were', async () => {
    const before = received.length
    const file = {
      name: 'relevé.pdf',
      type: 'application/pdf',
      base64: Buffer.from('%PDF, à l’été').toString('base64'),
    }
    await post.send(db, { ...mail('Votre relevé'), attachments: [file] })
    await vi.waitFor(() => expect(received).toHaveLength(before + 1), { timeout: 10_000 })
    expect(received.at(-1)!.files).toEqual([['relevé.pdf', 'application/pdf', '%PDF, à l’été']])
  })

  test('keeps what the mail server refuses for now, with its reason, and sends it when asked again', async () => {
    asleep = true
    await post.send(db, mail('Plus tard'))
    await vi.waitFor(
      async () =>
        expect((await recentMails(db))[0]).toMatchObject({
          subject: 'Plus tard',
          sentAt: null,
          problem: expect.stringContaining('Try again later'),
        }),
      { timeout: 10_000 },
    )
    asleep = false
    await post.job.run({ mail: (await recentMails(db))[0]!.id }, { id: 'again', signal: new AbortController().signal })
    expect(received.at(-1)!.subject).toBe('Plus tard')
    expect((await recentMails(db))[0]).toMatchObject({ problem: null, sentAt: expect.any(Date) })
  })

  test('sends nothing of a transaction that is undone', async () => {
    const before = received.length
    await db
      .transaction()
      .execute(async (trx) => {
        await post.send(trx, mail('Jamais'))
        throw new Error('undone')
      })
      .catch(() => undefined)
    expect((await recentMails(db)).map((one) => one.subject)).not.toContain('Jamais')
    expect(received).toHaveLength(before)
  })

  test('without a mail server keeps mails, and a line break in a subject starts no header', async () => {
    const quiet = openPost({ db, smtpUrl: undefined, from, jobs: () => jobs })
    await quiet.send(db, mail('Gardé\r\nBcc: autre@example.org'))
    expect((await recentMails(db))[0]).toMatchObject({ sentAt: null, problem: null })
    await post.job.run({ mail: (await recentMails(db))[0]!.id }, { id: 'x', signal: new AbortController().signal })
    expect(received.at(-1)!.to).toEqual(['marie@example.org'])
    await sql`delete from mail`.execute(db)
  })
})
