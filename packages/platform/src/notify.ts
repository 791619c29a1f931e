import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { Client, type QueryConfig } from 'pg'

export interface Listener {
  /** Called with the payload of every notification of a channel. Returns what stops it. */
  on(channel: string, heard: (payload: string) => void): () => void
  /** Called after a broken session is back: what was said meanwhile is lost, so caches must be emptied. */
  onReconnected(back: () => void): () => void
  close(): Promise<void>
}

/** Says something to every process. Inside a transaction it is heard at its commit, and once if said twice. */
// biome-ignore lint/suspicious/noExplicitAny: any database's tables will do
export async function notify(db: Kysely<any>, channel: string, payload: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${payload})`.execute(db)
}

const heartbeat = 10_000
const longestPause = 5_000

/** Listens on one session of its own, which comes back by itself. `channels` are all those that will be heard. */
export async function listen(
  url: string,
  channels: string[],
  options: { log?: { warn(message: string): void }; heartbeatMs?: number } = {},
): Promise<Listener> {
  const heard = new Map(channels.map((channel) => [channel, new Set<(payload: string) => void>()]))
  const reconnected = new Set<() => void>()
  const closing = new AbortController()
  let session = await open(url, heard)

  const watching = (async () => {
    while (!closing.signal.aborted) {
      await Promise.race([session.ended, aborted(closing.signal)])
      if (closing.signal.aborted) return
      options.log?.warn('The session that listens to the database ended: opening another')
      for (let pause = 50; !closing.signal.aborted; pause = Math.min(pause * 2, longestPause)) {
        await sleep(pause, undefined, { signal: closing.signal }).catch(() => undefined)
        const next = await open(url, heard).catch(() => null)
        if (!next) continue
        session = next
        for (const back of reconnected) back()
        break
      }
    }
  })()
  const beating = setInterval(() => session.check(), options.heartbeatMs ?? heartbeat).unref()

  return {
    on: (channel, listener) =>
      add(heard.get(channel), listener, `The channel ${channel} was not announced to listen()`),
    onReconnected: (back) => add(reconnected, back, ''),
    close: async () => {
      clearInterval(beating)
      closing.abort()
      await watching
      await session.close()
    },
  }
}

const stillThere: QueryConfig & { query_timeout: number } = { text: 'select 1', query_timeout: 5000 }

type Heard = Map<string, Set<(payload: string) => void>>

async function open(url: string, heard: Heard) {
  const client = new Client({
    connectionString: url,
    application_name: 'wiker listener',
    keepAlive: true,
    connectionTimeoutMillis: 5000,
  })
  const ended = new Promise<void>((resolve) => client.once('end', () => resolve()))
  client.on('error', () => undefined)
  client.on('notification', ({ channel, payload }) => {
    for (const listener of heard.get(channel) ?? []) listener(payload ?? '')
  })
  const close = () => client.end().catch(() => undefined)
  try {
    await client.connect()
    for (const channel of heard.keys()) await client.query(`listen ${client.escapeIdentifier(channel)}`)
  } catch (error) {
    await close()
    throw error
  }
  return {
    ended,
    close,
    check: () => void client.query(stillThere).catch(close),
  }
}

function add<T>(set: Set<T> | undefined, item: T, otherwise: string): () => void {
  if (!set) throw new Error(otherwise)
  set.add(item)
  return () => void set.delete(item)
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
