import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

/** One answer of a replayed server, with the faults real ones have. */
export interface Reply {
  status?: number
  headers?: Record<string, string>
  /** Objects are sent as JSON; `{{base}}` in texts is the server's own address. */
  body?: unknown
  /** Breaks the connection after so many bytes. */
  cut?: number
  /** Sends the body in pieces of so many bytes, a few milliseconds apart. */
  drip?: number
  /** Never answers. */
  silent?: boolean
  /** Packs it on the way. */
  gzip?: boolean
  /** Answers `Range` (RFC 9110 §14) and `If-Range`. */
  ranges?: boolean
}

export interface Asked {
  path: string
  method: string
  headers: IncomingMessage['headers']
  body: string
}

/** By `path?query`, else by path. A list is answered in order, its last for ever after. */
export type Routes = Record<string, Reply | Reply[] | ((asked: Asked, url: URL) => Reply)>

export interface Replay {
  base: string
  asked: Asked[]
  /** Addresses asked, in order, without the host. */
  paths(): string[]
  close(): void
}

/** A server on this machine that replays answers; what it has not learnt is a 404. */
export async function replay(routes: Routes): Promise<Replay> {
  const asked: Asked[] = []
  const served = new Map<string, number>()
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const one = {
        path: request.url ?? '/',
        method: request.method ?? 'GET',
        headers: request.headers,
        body: Buffer.concat(pieces).toString(),
      }
      asked.push(one)
      const url = new URL(one.path, base)
      const key = one.path in routes ? one.path : url.pathname
      send(replyOf(key, one, url), request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  function replyOf(key: string, one: Asked, url: URL): Reply {
    const route = routes[key]
    if (!route) return { status: 404, body: 'not found' }
    if (typeof route === 'function') return route(one, url)
    if (!Array.isArray(route)) return route
    const number = served.get(key) ?? 0
    served.set(key, number + 1)
    return route[Math.min(number, route.length - 1)]!
  }

  function send(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
    if (reply.silent) return
    const bytes = bytesOf(reply.body, base)
    const headers: Record<string, string> = {
      'content-type': Buffer.isBuffer(reply.body) || typeof reply.body === 'string' ? 'text/plain' : 'application/json',
      ...Object.fromEntries(
        Object.entries(reply.headers ?? {}).map(([name, value]) => [
          name.toLowerCase(),
          value.replaceAll('{{base}}', base),
        ]),
      ),
    }
    let body = reply.gzip ? gzipSync(bytes) : bytes
    if (reply.gzip) headers['content-encoding'] = 'gzip'
    let status = reply.status ?? 200
    const { range, 'if-range': proof } = request.headers
    if (reply.ranges && range && (!proof || proof === headers.etag)) {
      const from = Number(/bytes=(\d+)-/.exec(range)?.[1])
      headers['content-range'] = `bytes ${from}-${body.length - 1}/${body.length}`
      body = body.subarray(from)
      status = 206
    }
    headers['content-length'] = String(body.length)
    response.writeHead(status, headers)
    if (reply.cut !== undefined && status !== 206) {
      response.write(body.subarray(0, reply.cut), () => setTimeout(() => response.destroy(), 25))
    } else if (reply.drip) drip(body, reply.drip, response)
    else response.end(body)
  }

  return {
    base,
    asked,
    paths: () => asked.map(({ path }) => path),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function bytesOf(body: unknown, base: string): Buffer {
  if (Buffer.isBuffer(body)) return body
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  return Buffer.from(text.replaceAll('{{base}}', base))
}

function drip(body: Buffer, size: number, response: ServerResponse): void {
  const next = (from: number) => {
    if (from >= body.length) return response.end()
    response.write(body.subarray(from, from + size))
    return setTimeout(next, 2, from + size)
  }
  next(0)
}
