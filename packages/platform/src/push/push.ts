import { sql } from 'kysely'
import webPush from 'web-push'
import { z } from 'zod'
import type { Db } from '../database/connect.ts'
import { jsonb } from '../database/jsonb.ts'

/** A browser as its push service knows it. */
export interface PushTarget {
  endpoint: string
  p256dh: string
  auth: string
}

export interface PushMessage {
  title: string
  body: string
  /** Address opened by a touch. */
  url: string
  /** A later message with the same tag takes the place of this one. */
  tag: string
}

export interface VapidKeys {
  publicKey: string
  privateKey: string
}

/** The house's key pair for push services: made once, the same for every process on this database. */
export async function readVapidKeys(db: Db): Promise<VapidKeys> {
  const found = await sql<{ value: VapidKeys }>`select value from setting where name = 'vapid'`.execute(db)
  if (found.rows[0]) return found.rows[0].value
  await sql`insert into setting (name, value) values ('vapid', ${jsonb(webPush.generateVAPIDKeys())}) on conflict do nothing`.execute(
    db,
  )
  const { rows } = await sql<{ value: VapidKeys }>`select value from setting where name = 'vapid'`.execute(db)
  return rows[0]!.value
}

/** The services of the browsers people have. A browser names its own in its subscription, so that the name must be one of these. */
const services = [
  /^fcm\.googleapis\.com$/,
  /^(?:[\w-]+\.)*push\.services\.mozilla\.com$/,
  /^(?:[\w-]+\.)*notify\.windows\.com$/,
  /^(?:[\w-]+\.)*push\.apple\.com$/,
]

/** True of an address that a push service may have given: nothing else is ever asked by the house. */
export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint) || endpoint.length > 1000) return false
  const { protocol, hostname, port, username } = new URL(endpoint)
  return protocol === 'https:' && port === '' && username === '' && services.some((one) => one.test(hostname))
}

const key = (bytes: number) =>
  z.string().refine((text) => /^[\w-]+=*$/.test(text) && Buffer.from(text, 'base64url').length === bytes)

/** What a browser gives when somebody lets the site reach them. `mayAsk` judges the address. */
export const pushTarget = (mayAsk: (endpoint: string) => boolean = isPushService) =>
  z.object({ endpoint: z.string().max(1000).refine(mayAsk), p256dh: key(65), auth: key(16) })

export interface PushOptions {
  keys: VapidKeys
  /** Whom a push service writes to when something is wrong: `https://wiker.example`. */
  contact: string
  /** Which addresses may be asked; those of the push services by default. */
  mayAsk?: (endpoint: string) => boolean
}

/** `gone`: the browser is no longer there, and is to be forgotten. */
export type Pushed = 'sent' | 'gone'

const seconds = 12 * 3600
const patience = 15_000

/** Sends one message, encrypted for that browser alone (RFC 8291). Throws when the service could not take it for now. */
export async function push(target: PushTarget, message: PushMessage, options: PushOptions): Promise<Pushed> {
  const { endpoint } = target
  const { mayAsk = isPushService } = options
  if (!mayAsk(endpoint)) return 'gone'
  const request = encrypted(target, message, options)
  if (!request) return 'gone'
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: withoutLength(request.headers),
    body: new Uint8Array(request.body ?? Buffer.alloc(0)),
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  })
  await answer.body?.cancel()
  if (answer.status === 404 || answer.status === 410) return 'gone'
  if (!answer.ok) throw new Error(`The push service answers ${answer.status}`)
  return 'sent'
}

/** Undefined when the browser's key is none: nobody could read what is sent there. */
function encrypted({ endpoint, p256dh, auth }: PushTarget, message: PushMessage, { keys, contact }: PushOptions) {
  try {
    return webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, Buffer.from(JSON.stringify(message)), {
      TTL: seconds,
      vapidDetails: { subject: contact, ...keys },
    })
  } catch {
    return undefined
  }
}

/** `fetch` says the length itself. */
function withoutLength(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.toLowerCase() !== 'content-length')
      .map(([name, value]) => [name, String(value)]),
  )
}
