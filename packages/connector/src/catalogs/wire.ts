import { Buffer } from 'node:buffer'
import { checkedAddress } from '../fetch/address.ts'
import { credentialsIn } from '../fetch/credentials.ts'
import type { Credentials } from '../fetch/fetch.ts'
import { networkProblem } from '../fetch/network-problem.ts'
import { takeTurn } from '../fetch/pace.ts'
import { withRetries } from '../fetch/retry.ts'
import type { Session } from './types.ts'

/** One server of a protocol that is not HTTP, and how to come in. */
export interface Host {
  /** As people write it: for messages and certificates. */
  name: string
  /** Looked up and judged: the one to connect to. */
  address: string
  /** Undefined for the protocol's own. */
  port?: number
  credentials: Credentials
}

/** Throws `private-address` and `unknown-host`. */
export async function hostOf(url: URL, session: Pick<Session, 'settings'>): Promise<Host> {
  const name = url.hostname.replace(/^\[|\]$/g, '')
  try {
    const address = await checkedAddress(url.hostname, session.settings.allowHosts)
    const credentials = credentialsOf(url, session)
    return { name, address, credentials, ...(url.port ? { port: Number(url.port) } : {}) }
  } catch (error) {
    throw networkProblem(error, url)
  }
}

/** The caller's own first, then a header as HTTP has it, then the address. */
export function credentialsOf(url: URL, { settings }: Pick<Session, 'settings'>): Credentials {
  const header = Object.entries(settings.headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1]
  const basic = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1]
  const [user, ...password] = basic ? Buffer.from(basic, 'base64').toString('utf8').split(':') : []
  return {
    ...credentialsIn(url),
    ...(user ? { user, password: password.join(':') } : {}),
    ...settings.credentials,
  }
}

export interface Line<T> {
  /** Does the work over the line; a line that breaks is opened again, as often as a failed request is asked again. */
  use<R>(work: (line: T) => Promise<R>): Promise<R>
  close(): Promise<void>
}

/** A connection that is kept while it holds. `problem` says in our words what the client's errors mean. */
export function openLine<T>(
  host: Host,
  session: Session,
  client: { open(): Promise<T>; close(line: T): void | Promise<void>; problem(error: unknown): unknown },
): Line<T> {
  let line: T | undefined
  const { pause, wait } = session.settings
  const close = async () => {
    const open = line
    line = undefined
    if (open) await client.close(open)
  }
  return {
    close,
    use: (work) =>
      withRetries(session.settings, async () => {
        try {
          if (!line) {
            await takeTurn(host.name, pause, wait)
            line = await client.open()
          }
          return await work(line)
        } catch (error) {
          await close()
          throw client.problem(error)
        }
      }),
  }
}
