import { FTPError } from 'basic-ftp'
import { networkProblem } from '../../fetch/network-problem.ts'
import { Unreadable } from '../../problem.ts'

/** What the reply codes of RFC 959 §4.2 mean to a reader; the passing ones are asked again. */
export function ftpProblem(error: unknown, url: URL, seconds: number): unknown {
  if (error instanceof Unreadable) return error
  const host = url.hostname
  if (error instanceof FTPError) {
    const status = error.code
    if (status === 421) return new Unreadable('too-many-requests', { status })
    if (status === 425 || status === 426) return new Unreadable('cut-off', { host })
    if (status === 430 || (status >= 530 && status < 540)) return new Unreadable('not-allowed', { status })
    if (status === 550) return new Unreadable('not-found', { status })
    return new Unreadable(status < 500 ? 'server-error' : 'bad-status', { status })
  }
  const { message = '' } = error as Error
  if (/^Timeout/i.test(message)) return new Unreadable('stalled', { seconds })
  if (/FIN packet|Client is closed|closed.*task|aborted/i.test(message)) return new Unreadable('cut-off', { host })
  return networkProblem(error, url)
}
