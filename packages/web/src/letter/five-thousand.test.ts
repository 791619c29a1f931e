import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { beginSending, countSendings, openIssue, readIssue } from '@wiker/town/letter/issues.ts'
import type { LetterContent } from '@wiker/town/letter/types.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'

const { db, url } = await testDatabase()
await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })

/** A mail server on this machine, which counts what it took. */
const received = new Map<string, number>()
let taken = 0
let onTaken = (_: number) => {}
const stops = new Map<string, string>()
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, session, done) => {
    let head = ''
    stream.on('data', (piece: Buffer) => {
      if (head.length < 4000) head += piece.toString('latin1')
    })
    stream.on('end', () => {
      const to = session.envelope.rcptTo[0]!.address
      received.set(to, (received.get(to) ?? 0) + 1)
      stops.set(to, /\/lettre\/([\w-]+)\/stop/.exec(head)?.[1] ?? '')
      taken += 1
      onTaken(taken)
      done()
    })
  },
})
server.on('error', () => undefined)
server.listen(0, '127.0.0.1')
await once(server.server, 'listening')
const { port } = server.server.address() as AddressInfo
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const journals = await mkdtemp(join(tmpdir(), 'wiker-journals-'))
const worker = fileURLToPath(new URL('testing/send-worker.ts', import.meta.url))
function startWorker() {
  const env = { ...process.env, DATABASE_URL: url, JOURNALS: journals, SMTP_URL: `smtp://127.0.0.1:${port}` }
  return spawn(process.execPath, ['--import', 'tsx', worker], { env, stdio: ['ignore', 'inherit', 'inherit'] })
}

const content: LetterContent = {
  from: '2026-11-27',
  to: '2026-12-06',
  word: 'Bonne semaine.',
  subject: '',
  items: Array.from({ length: 20 }, (_, index) => ({
    id: `urn:wiker:event:${index}`,
    kind: 'agenda',
    name: `Loto numéro ${index}`,
    section: 'agenda',
    path: `loto-${index}`,
    slug: 'blain',
    day: '2026-11-28',
    endsDay: '2026-11-28',
    startsAt: '2026-11-28T19:30:00Z',
    isCancelled: false,
    place: 'Salle polyvalente',
    text: '',
    by: 'Amicale laïque',
    advertiser: null,
  })),
}

test('A letter for 5,000 addresses, killed in the middle and begun again, comes to each exactly once', async () => {
  await sql`insert into letter_subscriber (town, email, language, kinds, state, secret, asked_at, written_at)
    select '44015', 'lecteur' || n || '@example.org', case when n % 3 = 0 then 'en' else 'fr' end, '{agenda,news}', 'on', 'secret-of-reader-' || lpad(n::text, 7, '0'), now(), now()
    from generate_series(1, 5000) n`.execute(db)
  const issue = await openIssue(db, '44015', { week: '2026-W48', at: new Date('2026-11-26T17:00:00Z') })
  await db.transaction().execute((trx) => beginSending(trx, issue, content, new Date()))
  for (const killAt of [700, 2600]) {
    const killed = startWorker()
    onTaken = (count) => count >= killAt && killed.kill('SIGKILL')
    await once(killed, 'exit')
    await wait(200)
    expect(taken).toBeLessThan(5000)
  }
  onTaken = () => {}
  const began = performance.now()
  const before = taken
  const [code] = await once(startWorker(), 'exit')
  expect(code).toBe(0)
  console.log(
    `${Math.round((taken - before) / ((performance.now() - began) / 1000))} letters a second, its start included`,
  )
  expect([...received.values()].filter((times) => times !== 1)).toEqual([])
  const count = (await countSendings(db, [issue.id])).get(issue.id)!
  // Who was being handed over when it was killed is known by name: never twice, and the rest has the server's word.
  expect(count.waiting).toBe(0)
  expect(count.sent + count.unanswered).toBe(5000)
  expect(received.size).toBe(5000)
  expect(count.unanswered).toBeLessThanOrEqual(8)
  expect((await readIssue(db, '44015', '2026-W48'))!.state).toBe('sent')
  const { rows } = await sql<{ email: string; secret: string }>`select email, secret from letter_subscriber`.execute(db)
  expect(rows.filter(({ email, secret }) => stops.get(email) !== secret)).toEqual([])
}, 120_000)
