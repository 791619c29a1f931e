import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openBulkPost } from './bulk.ts'

const received: string[] = []
let answer: 'yes' | 'never' | 'hang-up' | 'later' = 'yes'
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _, done) =>
    done(address.startsWith('unknown') ? Object.assign(new Error('No such person'), { responseCode: 550 }) : null),
  onData: (stream, session, done) => {
    stream.resume()
    stream.on('end', () => {
      if (answer === 'later') return done(Object.assign(new Error('Busy'), { responseCode: 451 }))
      if (answer === 'never') return done(Object.assign(new Error('Spam'), { responseCode: 554 }))
      received.push(session.envelope.rcptTo[0]!.address)
      if (answer === 'hang-up') return hangUp()
      done()
    })
  },
})
const hangUp = () => {
  for (const connection of server.connections)
    (connection as unknown as { _socket: { destroy(): void } })._socket.destroy()
}
server.on('error', () => undefined)
server.listen(0, '127.0.0.1')
await once(server.server, 'listening')
const { port } = server.server.address() as AddressInfo
const post = openBulkPost({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Wiker <bonjour@wiker.example>' })
afterAll(async () => {
  post.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})
beforeEach(() => {
  received.length = 0
  answer = 'yes'
})

let number = 0
const mail = (to: string) => ({
  to,
  subject: 'La semaine à Blain',
  text: 'Bonjour',
  html: `<p>${'Bonjour '.repeat(2000)}</p>`,
  headers: {},
  messageId: `<letter.${number++}@wiker.example>`,
})
const yes = async () => true

test('A message leaves once it was written down that it does', async () => {
  const before: number[] = []
  const handing = async () => {
    before.push(received.length)
    return true
  }
  expect(await post.deliver(mail('a@example.org'), handing)).toEqual({ state: 'sent' })
  expect(before).toEqual([0])
  expect(received).toEqual(['a@example.org'])
})

test('What is withdrawn at the last moment, or could not be written down, never reaches the mail server; the next one does', async () => {
  expect(await post.deliver(mail('a@example.org'), async () => false)).toEqual({ state: 'withdrawn' })
  const broken = async () => {
    throw new Error('no database')
  }
  expect(await post.deliver(mail('b@example.org'), broken)).toEqual({ state: 'withdrawn' })
  expect(await post.deliver(mail('c@example.org'), yes)).toEqual({ state: 'sent' })
  expect(received).toEqual(['c@example.org'])
})

test('What the server says is told apart: never, not now, and no answer at all', async () => {
  expect(await post.deliver(mail('unknown@example.org'), yes)).toMatchObject({
    state: 'refused',
    problem: expect.stringContaining('No such person'),
  })
  answer = 'never'
  expect(await post.deliver(mail('a@example.org'), yes)).toMatchObject({ state: 'refused' })
  answer = 'later'
  expect(await post.deliver(mail('a@example.org'), yes)).toMatchObject({ state: 'later' })
  answer = 'hang-up'
  expect(await post.deliver(mail('b@example.org'), yes)).toMatchObject({ state: 'unanswered' })
  answer = 'yes'
  expect(await post.deliver(mail('c@example.org'), yes)).toEqual({ state: 'sent' })
  expect(received).toEqual(['b@example.org', 'c@example.org'])
})
