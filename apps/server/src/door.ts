import { createServer, type RequestListener } from 'node:http'
import { errorCode, Problem } from '@wiker/platform'

/** Where visitors come in: open before the house is ready, so that a taken port is known at once. */
export interface Door {
  port: number
  /** From now on the site answers. */
  serve(site: RequestListener): void
  /** Lets the answers in progress end, a second at most. */
  close(): Promise<void>
}

/** Opens the port. Until `serve`, every visitor is told to come back in a few seconds. */
export async function openDoor({ host, port }: { host: string; port: number }): Promise<Door> {
  let answer = notReady
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, host, port)))
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as { port: number }).port,
    serve: (site) => {
      answer = site
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 1000).unref()
      }),
  }
}

const waiting = `<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="3"><title>Wiker</title>
<p style="font:1.25rem/1.5 system-ui;margin:20vh auto;max-width:30em;padding:0 1em">Le site s’ouvre : encore quelques secondes.</p></html>`

const notReady: RequestListener = (_request, response) => {
  response.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'retry-after': '3',
    'cache-control': 'no-store',
  })
  response.end(waiting)
}

function explain(error: Error, host: string, port: number): Error {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new Problem(
        `Port ${port} of ${host} is taken by another program: stop it, or choose another port, for example PORT=${port + 1} npm start.`,
      )
    case 'EACCES':
      return new Problem(
        `Port ${port} may not be opened by this user: choose one above 1024, for example PORT=3000 npm start.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Problem(
        `This machine does not have the address ${host}: choose another with HOST, for example HOST=127.0.0.1.`,
      )
    default:
      return error
  }
}
