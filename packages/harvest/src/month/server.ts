import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Delivery } from './deliver.ts'

/** A web server of one source: real ones stand on machines of their own. */
export interface SourceServer {
  url: string
  /** What it answers from now on. */
  say(delivery: Delivery): void
  close(): Promise<void>
}

export async function startServer(path: string): Promise<SourceServer> {
  let now: Delivery | undefined
  const server: Server = createServer((request, response) => answer(request, response, now, path))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/${path}`,
    say: (delivery) => {
      now = delivery
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answer(request: IncomingMessage, response: ServerResponse, now: Delivery | undefined, path: string): void {
  const asked = request.url?.slice(1).split('?')[0]
  if (!now || (asked !== path && asked !== `nouveau/${path}`)) {
    response.writeHead(404).end()
    return
  }
  const { status, headers, body, how } = now
  if (how === 'loop') return void response.writeHead(302, { location: `/${path}` }).end()
  if (how === 'elsewhere' && asked === path) {
    return void response.writeHead(status, { location: `/nouveau/${path}` }).end()
  }
  if (how === 'lying-304' && (request.headers['if-none-match'] || request.headers['if-modified-since'])) {
    return void response.writeHead(304).end()
  }
  if (how === 'stall')
    return void response.writeHead(200, { 'content-length': body.length }).write(body.subarray(0, 40))
  if (how === 'cut-off') {
    response.writeHead(200, { 'content-length': body.length + 500 }).write(body, () => response.destroy())
    return
  }
  const unchanged =
    (headers.etag && request.headers['if-none-match'] === headers.etag) ||
    (headers['last-modified'] && request.headers['if-modified-since'] === headers['last-modified'])
  if (unchanged) return void response.writeHead(304, { etag: headers.etag ?? '' }).end()
  response.writeHead(how ? 200 : status, headers).end(body)
}
