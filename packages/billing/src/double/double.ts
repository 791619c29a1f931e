import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { dirname } from 'node:path'
import Stripe from 'stripe'
import { clientOf } from '../client.ts'
import { completeCheckout, keepMethod, type Method } from './life/checkout.ts'
import { closeDispute, openDispute } from './life/disputes.ts'
import { pay, settle } from './life/payments.ts'
import { renew } from './life/subscriptions.ts'
import { page } from './pages.ts'
import { listenAsStripe } from './server.ts'
import { emptyState, type Kept, World } from './state.ts'

export interface DoubleOptions {
  secretKey?: string
  webhookSecret?: string
  /** Milliseconds since 1970; the double's clock follows it until it is set. */
  now?: () => number
  /** Kept in this file, so that the next start finds what there was. */
  file?: string
  port?: number
  /** Address under which people see its pages (`https://wiker.example/demonstration`); its own when not given. */
  pagesAt?: string
  /** Told of each event as the body of a webhook and its signature; without it events wait in `posted`. */
  post?: (body: string, signature: string) => Promise<void>
}

export interface Posted {
  id: string
  type: string
  body: string
  signature: string
}

/**
 * A double of Stripe on this machine: it keeps state, speaks HTTP to Stripe's own SDK, and every resource it answers with has the type of the SDK and
 * the shape of Stripe's published samples. People's acts (paying, disputing, changing the card) and the passing of time are its methods.
 */
export interface StripeDouble {
  readonly base: string
  readonly secretKey: string
  readonly webhookSecret: string
  /** The SDK, talking to this double. */
  client(): Stripe
  /** What was told and not posted yet, oldest first: tests deliver it late, twice or in disorder. */
  posted: Posted[]
  world: World
  /** Asked before each request: whether the provider fails then, or the line breaks. Tests set it. */
  accident: () => 'fails' | 'breaks' | undefined
  completeCheckout(session: string, method?: Method): Promise<void>
  /** The customer gives another card; an unpaid invoice is tried again with it. */
  changeMethod(customer: string, method: Method): Promise<void>
  openDispute(charge: string): Promise<string>
  closeDispute(dispute: string, outcome: 'won' | 'lost'): Promise<void>
  completeOnboarding(account: string): Promise<void>
  /** Lets happen what is due by the real time, when the product runs on it. */
  catchUp(): Promise<void>
  /** Lets time pass: renewals, retries and direct debits happen at their moment, in order. */
  advanceTo(moment: Date): Promise<void>
  close(): Promise<void>
}

export async function openDouble(options: DoubleOptions = {}): Promise<StripeDouble> {
  const { secretKey = 'sk_test_double', webhookSecret = 'whsec_double', now = Date.now, file } = options
  const posted: Posted[] = []
  let address = ''
  const world = new World(
    await readKept(file),
    () => Math.floor(now() / 1000),
    (event) => {
      const body = JSON.stringify(event)
      const signature = Stripe.webhooks.generateTestHeaderString({
        payload: body,
        secret: webhookSecret,
        timestamp: world.now(),
      })
      posted.push({ id: event.id, type: event.type, body, signature })
    },
  )
  let writing: Promise<void> = Promise.resolve()
  const changed = async () => {
    if (file) {
      const text = JSON.stringify(world.kept)
      writing = writing.then(() => writeKept(file, text))
      await writing
    }
    if (options.post) for (const one of posted.splice(0)) await options.post(one.body, one.signature)
  }
  const double: Omit<StripeDouble, 'base' | 'close'> = {
    secretKey,
    webhookSecret,
    posted,
    world,
    accident: () => undefined,
    client: () => clientOf(address, secretKey),
    completeCheckout: async (session, method = { type: 'card' }) => {
      completeCheckout(world, session, method)
      await changed()
    },
    changeMethod: async (customer, method) => {
      keepMethod(world, world.get('customer', customer), method)
      for (const invoice of world.all('invoice'))
        if (invoice.customer === customer && invoice.status === 'open') pay(world, invoice)
      await changed()
    },
    openDispute: async (charge) => {
      const { id } = openDispute(world, charge)
      await changed()
      return id
    },
    closeDispute: async (dispute, outcome) => {
      closeDispute(world, dispute, outcome)
      await changed()
    },
    completeOnboarding: async (id) => {
      const account = world.get('account', id)
      Object.assign(account, { details_submitted: true, payouts_enabled: true, capabilities: { transfers: 'active' } })
      world.tell('account.updated', account)
      await changed()
    },
    catchUp: async () => {
      const until = Math.floor(now() / 1000)
      if ((world.kept.timers[0]?.at ?? Number.POSITIVE_INFINITY) > until) return
      passTime(world, until)
      world.kept.clock.stands = null
      await changed()
    },
    advanceTo: async (moment) => {
      passTime(world, Math.floor(moment.getTime() / 1000))
      await changed()
    },
  }
  const { server, base } = await listenAsStripe(
    { world, secretKey, changed, accident: () => double.accident(), page: page(double) },
    options.port,
  )
  address = base
  if (options.pagesAt) world.base = options.pagesAt
  return Object.assign(double, {
    base,
    close: async () => {
      await closeServer(server)
      await writing
    },
  })
}

function passTime(world: World, until: number): void {
  for (;;) {
    const [due] = world.kept.timers
    if (!due || due.at > until) break
    world.kept.timers.shift()
    world.kept.clock.stands = Math.max(due.at, world.kept.clock.stands ?? 0)
    if (due.what === 'renew') renew(world, due.id)
    else if (due.what === 'settle') settle(world, due.id)
    else if (due.what === 'retry') retry(world, due.id)
  }
  world.kept.clock.stands = until
  world.forgetOldEvents()
}

function retry(world: World, id: string): void {
  const invoice = world.get('invoice', id)
  if (invoice.status !== 'open' || invoice.next_payment_attempt === null || invoice.next_payment_attempt > world.now())
    return
  pay(world, invoice)
}

async function readKept(file: string | undefined): Promise<Kept> {
  if (!file) return emptyState()
  try {
    const [empty, kept] = [emptyState(), JSON.parse(await readFile(file, 'utf8'))]
    return { ...empty, ...kept, resources: { ...empty.resources, ...kept.resources } }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return emptyState()
    throw error
  }
}

async function writeKept(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.new`, text)
  await rename(`${file}.new`, file)
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
