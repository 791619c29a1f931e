import { createECDH, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { isPushService, push, pushTarget, readVapidKeys } from './push.ts'

const { db } = await testDatabase()
// The library that browsers' own tests use, brought by web-push.
const ece = createRequire(createRequire(import.meta.url).resolve('web-push'))('http_ece') as {
  decrypt(body: Buffer, options: object): Buffer
}

let status = 201
let received: { headers: IncomingHttpHeaders; body: Buffer }[] = []
const service = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  received.push({ headers: request.headers, body: Buffer.concat(chunks) })
  response.writeHead(status).end()
}).listen(0, '127.0.0.1')
await once(service, 'listening')
const endpoint = `http://127.0.0.1:${(service.address() as AddressInfo).port}/push/abc`
afterAll(() => void service.close())

const browser = createECDH('prime256v1')
browser.generateKeys()
const secret = randomBytes(16)
const target = { endpoint, p256dh: browser.getPublicKey('base64url'), auth: secret.toString('base64url') }
const message = {
  title: 'Annulé : loto',
  body: 'Mardi 24 novembre, salle polyvalente',
  url: '/blain/agenda/loto',
  tag: '1',
}
const options = async () => ({ keys: await readVapidKeys(db), contact: 'https://wiker.example', mayAsk: () => true })

beforeEach(() => {
  status = 201
  received = []
})

describe('A push message', () => {
  test('is read by its browser alone, and says from which house it comes', async () => {
    expect(await push(target, message, await options())).toBe('sent')
    const [{ headers, body }] = received as [(typeof received)[number]]
    expect(body.toString('latin1')).not.toContain('loto')
    const plain = ece.decrypt(body, {
      version: 'aes128gcm',
      privateKey: browser,
      authSecret: secret.toString('base64url'),
    })
    expect(JSON.parse(plain.toString())).toEqual(message)
    expect(headers['content-encoding']).toBe('aes128gcm')
    const [, token, key] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization!)!
    expect(key).toBe((await readVapidKeys(db)).publicKey)
    const claims = JSON.parse(Buffer.from(token!.split('.')[1]!, 'base64url').toString())
    expect(claims).toMatchObject({ aud: new URL(endpoint).origin, sub: 'https://wiker.example' })
  })

  test.each([404, 410])('to a browser that is no longer there (%i) says so', async (code) => {
    status = code
    expect(await push(target, message, await options())).toBe('gone')
  })

  test('that the service cannot take now is an error, to be tried again', async () => {
    status = 503
    await expect(push(target, message, await options())).rejects.toThrow('503')
  })

  test('never goes to an address that is no push service', async () => {
    expect(await push(target, message, { ...(await options()), mayAsk: isPushService })).toBe('gone')
    expect(received).toEqual([])
  })
})

describe('The address of a push service', () => {
  test.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
    'https://db5p.notify.windows.com/w/?token=abc',
  ])('%s is one', (address) => expect(isPushService(address)).toBe(true))

  test.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://127.0.0.1/',
    'https://fcm.googleapis.com:8443/',
    'https://fcm.googleapis.com@10.0.0.1/',
    'https://fcm.googleapis.com.mechant.example/',
    'https://mechantpush.apple.com.example/',
    'file:///etc/passwd',
    '',
  ])('%s is none', (address) => expect(isPushService(address)).toBe(false))

  test('a key that is none is refused', () => {
    const given = { ...target, endpoint: 'https://web.push.apple.com/abc' }
    expect(pushTarget().safeParse(given).success).toBe(true)
    expect(pushTarget().safeParse({ ...given, auth: 'AAAA' }).success).toBe(false)
    expect(pushTarget().safeParse({ ...given, p256dh: 'x'.repeat(87) }).success).toBe(true)
    expect(pushTarget().safeParse({ ...given, p256dh: '<script>' }).success).toBe(false)
  })
})

test('the keys are made once, whoever asks first', async () => {
  const [one, other] = await Promise.all([readVapidKeys(db), readVapidKeys(db)])
  expect(one).toEqual(other)
  expect(await readVapidKeys(db)).toEqual(one)
})
