import { isIP } from 'node:net'
import type { ImapFlow } from 'imapflow'
import { networkProblem } from '../../fetch/network-problem.ts'
import { Unreadable } from '../../problem.ts'
import type { Session } from '../types.ts'
import type { Host } from '../wire.ts'

type Wired = Pick<Session, 'settings' | 'limits'>

/** Signed in, with the mailbox open for reading only. A password never goes over an open line, but at home. */
export async function connect(url: URL, host: Host, mailbox: string, session: Wired): Promise<ImapFlow> {
  const { ImapFlow: Client } = await import('imapflow')
  const { stallTimeout } = session.limits
  const secure = url.protocol === 'imaps:'
  const { user, password } = host.credentials
  if (!user || password === undefined) throw new Unreadable('password-missing', { host: host.name })
  const client = new Client({
    host: host.address,
    port: host.port ?? (secure ? 993 : 143),
    secure,
    ...(secure || session.settings.allowHosts.includes(host.name) ? {} : { doSTARTTLS: true }),
    // The certificate is the name's, not the address's.
    ...(isIP(host.name) === 0 ? { servername: host.name } : {}),
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: stallTimeout,
    greetingTimeout: stallTimeout,
    socketTimeout: stallTimeout,
  })
  // What breaks is told by what was waited for.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.mailboxOpen(mailbox, { readOnly: true }).catch((error: unknown) => {
      const refused = /^(?:NO|BAD)$/.test((error as { responseStatus?: string }).responseStatus ?? '')
      throw refused ? new Unreadable('not-found', { status: mailbox }) : error
    })
    return client
  } catch (error) {
    client.close()
    throw error
  }
}

export function imapProblem(error: unknown, url: URL, { limits }: Pick<Session, 'limits'>): unknown {
  if (error instanceof Unreadable) return error
  const host = url.hostname
  const { code, authenticationFailed, mailboxMissing, responseStatus, responseText, serverResponseCode, message } =
    error as Error & {
      code?: string
      authenticationFailed?: boolean
      mailboxMissing?: boolean
      responseStatus?: string
      responseText?: string
      serverResponseCode?: string
    }
  if (serverResponseCode === 'UNAVAILABLE' || serverResponseCode === 'INUSE' || code === 'ETHROTTLE')
    return new Unreadable('too-many-requests', { status: serverResponseCode ?? code ?? '' })
  if (authenticationFailed) return new Unreadable('not-allowed', { status: serverResponseCode ?? 'LOGIN' })
  if (mailboxMissing || serverResponseCode === 'NONEXISTENT') return new Unreadable('not-found', { status: 'MAILBOX' })
  if (code === 'ETIMEOUT' || code === 'UPGRADE_TIMEOUT' || code === 'GREETING_TIMEOUT' || code === 'CONNECT_TIMEOUT')
    return new Unreadable('stalled', { seconds: limits.stallTimeout / 1000 })
  if (
    code === 'NoConnection' ||
    code === 'EConnectionClosed' ||
    /connection (?:not available|closed)|unexpected close/i.test(message)
  )
    return new Unreadable('cut-off', { host })
  if (responseStatus === 'NO' || responseStatus === 'BAD')
    return new Unreadable('service-refuses', { reason: (responseText ?? message).slice(0, 200) })
  return networkProblem(error, url)
}
