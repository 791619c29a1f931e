import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Form, parseForm } from './form.ts'
import { Refusal } from './refusal.ts'
import { customers, prices } from './routes/customers.ts'
import { connect, others, payments } from './routes/money.ts'
import { expanded, type Route } from './routes/route.ts'
import { checkout, invoices, subscriptions } from './routes/subscribe.ts'
import type { World } from './state.ts'

const routes: { route: Route; pattern: RegExp }[] = [
  ...customers,
  ...prices,
  ...checkout,
  ...subscriptions,
  ...invoices,
  ...payments,
  ...connect,
  ...others,
].map((route) => ({ route, pattern: new RegExp(`^/v1/${route.path.replace(/:\w+/g, '([^/]+)')}$`) }))

export interface ApiOptions {
  world: World
  /** The key that callers must show. */
  secretKey: string
  /** An accident on the way: the provider fails, or the line breaks; nothing is done then. */
  accident(): 'fails' | 'breaks' | undefined
  /** Called after each request that changed something. */
  changed(): Promise<void> | void
  /** The pages that people see: payment, portal, onboarding. False when the address is none of them. */
  page(request: IncomingMessage, response: ServerResponse, body: string): Promise<boolean>
}

/** Answers as Stripe's API does, over HTTP, to its unmodified SDK. */
export async function listenAsStripe(
  options: ApiOptions,
  port = 0,
  host = '127.0.0.1',
): Promise<{ server: Server; base: string }> {
  const server = createServer((request, response) => {
    void answer(request, response, options).catch((error) => {
      response.writeHead(500, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: { type: 'api_error', message: String(error) } }))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const base = `http://${host}:${(server.address() as AddressInfo).port}`
  options.world.base = base
  return { server, base }
}

async function answer(request: IncomingMessage, response: ServerResponse, options: ApiOptions): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://double.invalid')
  const body = await bodyOf(request)
  if (!url.pathname.startsWith('/v1/')) {
    if (!(await options.page(request, response, body))) response.writeHead(404).end()
    return
  }
  const accident = options.accident()
  if (accident === 'breaks') {
    request.socket.destroy()
    return
  }
  if (accident === 'fails') throw new Error('The provider is out of order')
  const id = `req_${Math.random().toString(36).slice(2, 12)}`
  const { status, answer: given } = call(request, url, body, options)
  await options.changed()
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': id })
  response.end(JSON.stringify(given))
}

function call(
  request: IncomingMessage,
  url: URL,
  body: string,
  { world, secretKey }: ApiOptions,
): { status: number; answer: unknown } {
  const key = request.headers['idempotency-key']
  try {
    if (request.headers.authorization !== `Bearer ${secretKey}`)
      throw new Refusal(401, 'Invalid API Key provided.', { type: 'invalid_request_error' })
    const before = typeof key === 'string' ? world.kept.answers[key] : undefined
    if (before) {
      if (before.path !== url.pathname || before.body !== body) {
        throw new Refusal(
          400,
          'Keys for idempotent requests can only be used with the same parameters they were first used with.',
          { type: 'idempotency_error' },
        )
      }
      return before
    }
    const form = parseForm(request.method === 'POST' ? body : url.search.slice(1) || body)
    const done = { status: 200, answer: run(request.method ?? 'GET', url.pathname, form, world) }
    if (typeof key === 'string')
      world.kept.answers[key] = { path: url.pathname, body, status: 200, answer: structuredClone(done.answer) }
    return done
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, answer: error.body }
    throw error
  }
}

function run(method: string, path: string, form: Form, world: World): unknown {
  for (const { route, pattern } of routes) {
    const match = route.method === method && pattern.exec(path)
    if (!match) continue
    const unknown = Object.keys(form).find((name) => name !== 'expand' && !route.takes.includes(name))
    if (unknown)
      throw new Refusal(400, `Received unknown parameter: ${unknown}`, { code: 'parameter_unknown', param: unknown })
    return expanded(world, route.answer({ world, params: match.slice(1), form }), form.expand)
  }
  throw new Refusal(404, `Unrecognized request URL (${method}: ${path}).`)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}
