import { createServer, type RequestListener, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode, Problem } from '@wiker/platform'

/** Keeps the port while the house is made ready, so that a taken port is known at once; the site then takes its place. */
export interface Door {
  port: number
  close(): Promise<void>
}

const patience = 2500

/** Opens the port. Until `serve`, every visitor is told to come back in a few seconds. */
export async function openDoor({ host, port }: { host: string; port: number }): Promise<Door> {
  const server = createServer(notReady)
  for (const until = Date.now() + patience; ; await sleep(100)) {
    const error = await listenOn(server, host, port)
    if (!error) break
    // A Wiker that is just ending still has the port for a moment.
    if (errorCode(error) !== 'EADDRINUSE' || Date.now() > until) throw explain(error, host, port)
  }
  return {
    port: (server.address() as { port: number }).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listenOn(server: Server, host: string, port: number): Promise<Error | null> {
  return new Promise((resolve) => {
    server.removeAllListeners('error').removeAllListeners('listening')
    server.once('error', resolve)
    server.listen(port, host, () => resolve(null))
  })
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
