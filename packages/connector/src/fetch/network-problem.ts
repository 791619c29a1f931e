import { Unreadable } from '../problem.ts'
import { ForbiddenAddress } from './address.ts'

/** The words of the network's own errors. */
export function networkProblem(error: unknown, url: URL): unknown {
  if (error instanceof Unreadable) return error
  const host = url.hostname
  if (error instanceof ForbiddenAddress) return new Unreadable('private-address', { host })
  const { code = '', name = '', message = '' } = error as NodeJS.ErrnoException
  if (name === 'TimeoutError' || name === 'AbortError') return new Unreadable('too-slow', { host })
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new Unreadable('unknown-host', { host })
  if (code === 'ECONNREFUSED') return new Unreadable('connection-refused', { host })
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'Z_BUF_ERROR')
    return new Unreadable('cut-off', { host })
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) return new Unreadable('bad-certificate', { host, code })
  if (code === 'ENOSPC') return new Unreadable('disk-full')
  return new Unreadable('unreachable', { reason: message || code || name })
}
