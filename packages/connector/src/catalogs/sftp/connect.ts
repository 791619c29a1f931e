import { createHash } from 'node:crypto'
import type { Client, SFTPWrapper } from 'ssh2'
import { networkProblem } from '../../fetch/network-problem.ts'
import { Unreadable } from '../../problem.ts'
import type { Session } from '../types.ts'
import type { Host } from '../wire.ts'

/** An open SSH connection with its file channel. */
export interface Channel {
  client: Client
  sftp: SFTPWrapper
  /** SHA-256 of the server's key, as `ssh-keygen -l` writes it. */
  hostKey: string
  alive: Alive
}

/** Whatever is waited for fails when the line breaks or nothing has come for too long. */
export class Alive {
  readonly #milliseconds: number
  #timer: NodeJS.Timeout | undefined
  #failed: Error | undefined
  #waiting: ((error: Error) => void)[] = []

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds
  }

  /** Something came. */
  sign(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(
      () => this.end(new Unreadable('stalled', { seconds: this.#milliseconds / 1000 })),
      this.#milliseconds,
    )
  }

  fail(reject: (error: Error) => void): void {
    this.#waiting = [reject]
    if (this.#failed) reject(this.#failed)
    else this.sign()
  }

  end(error?: Error): void {
    clearTimeout(this.#timer)
    if (!error) return
    this.#failed ??= error
    for (const reject of this.#waiting.splice(0)) reject(this.#failed)
  }
}

/** Throws `host-key-changed` when the server shows another key than `known`. */
export async function connect(host: Host, { limits }: Session, known: string | undefined): Promise<Channel> {
  const { default: ssh2 } = await import('ssh2')
  const client = new ssh2.Client()
  const alive = new Alive(limits.stallTimeout)
  const { user, password, privateKey, passphrase } = host.credentials
  let hostKey = ''
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      client.end()
      alive.end(error)
      reject(hostKey !== '' && known && hostKey !== known ? changed(host) : error)
    }
    // Questions and answers are short: each would wait for the next one.
    client.on('connect', () => client.setNoDelay(true))
    client.on('ready', () =>
      client.sftp((error, sftp) => {
        if (error) return fail(error)
        alive.end()
        resolve({ client, sftp, hostKey, alive })
      }),
    )
    client.on('error', fail)
    client.on('close', () => fail(new Unreadable('cut-off', { host: host.name })))
    // Some servers ask for the password as a question.
    client.on('keyboard-interactive', (_name, _instructions, _lang, prompts, answer) =>
      answer(prompts.map(() => password ?? '')),
    )
    client.connect({
      host: host.address,
      port: host.port ?? 22,
      username: user ?? 'anonymous',
      ...(password === undefined ? {} : { password, tryKeyboard: true }),
      ...(privateKey ? { privateKey } : {}),
      ...(passphrase ? { passphrase } : {}),
      readyTimeout: limits.stallTimeout,
      hostVerifier: (key: Buffer) => {
        hostKey = `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`
        return known === undefined || known === hostKey
      },
    })
  })
}

const changed = ({ name }: Host) => new Unreadable('host-key-changed', { host: name })

/** Status codes of the file channel (draft-ietf-secsh-filexfer §7), levels of the connection. */
export function sftpProblem(error: unknown, url: URL): unknown {
  if (error instanceof Unreadable) return error
  const { level, code, message = '' } = error as Error & { level?: string; code?: number | string }
  if (code === 2) return new Unreadable('not-found', { status: 2 })
  if (code === 3 || level === 'client-authentication')
    return new Unreadable('not-allowed', { status: String(code ?? 'SSH') })
  if (code === 6 || code === 7 || /not connected|no response from server|channel/i.test(message))
    return new Unreadable('cut-off', { host: url.hostname })
  if (level === 'client-timeout' || /timed out/i.test(message))
    return new Unreadable('too-slow', { host: url.hostname })
  return networkProblem(error, url)
}
