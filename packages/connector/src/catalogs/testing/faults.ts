import type { Asked, Reply, Routes } from './server.ts'

type Fault = (reply: Reply, asked: Asked, times: number) => Reply

/** The same service with a fault in its answers; `times` counts how often this very question was asked before. */
export function faulty(routes: Routes, fault: Fault): Routes {
  const times = new Map<string, number>()
  return Object.fromEntries(
    Object.entries(routes).map(([path, route]) => [
      path,
      (asked: Asked, url: URL): Reply => {
        const key = questionOf(asked)
        const before = times.get(key) ?? 0
        times.set(key, before + 1)
        const reply = typeof route === 'function' ? route(asked, url) : Array.isArray(route) ? route[0]! : route
        return fault(reply, asked, before)
      },
    ]),
  )
}

export const questionOf = ({ method, path, body, headers }: Asked): string =>
  `${method} ${path} ${headers.depth ?? ''} ${body}`

const length = ({ body }: Reply): number =>
  Buffer.byteLength(Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body ?? ''))

const once =
  (fault: (reply: Reply) => Reply): Fault =>
  (reply, _, times) =>
    times === 0 ? fault(reply) : reply

/** What passes, and has to make no difference. */
export const passing: Record<string, Fault> = {
  'asks to come back in two seconds': once(() => ({ status: 429, headers: { 'retry-after': '2' } })),
  'fails once at each question': once(() => ({ status: 500, body: '<html>Oops</html>' })),
  'breaks each answer off in the middle once': once((reply) => ({ ...reply, cut: Math.floor(length(reply) / 2) })),
  'gives its answers drop by drop': (reply) => ({ ...reply, drip: Math.max(40, Math.floor(length(reply) / 12)) }),
  'packs its answers': (reply) => ({ ...reply, gzip: true }),
}

/** What is wrong for good at one question; it must never be taken for the end of the list. */
export const lasting: Record<string, (reply: Reply) => Reply> = {
  fails: () => ({ status: 500 }),
  'breaks off': (reply) => ({ ...reply, cut: Math.floor(length(reply) / 2) }),
  'shows its maintenance page': () => ({
    body: '<!doctype html><html><head><title>Maintenance</title></head><body><p>Nous revenons.</p></body></html>',
    headers: { 'content-type': 'text/html' },
  }),
  'is closed to us': () => ({ status: 403 }),
}
