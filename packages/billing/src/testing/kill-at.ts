import { Client } from 'pg'

/** Kills this process (SIGKILL) before its n-th word to the database: for tests that do so at every step. */
export function killAtWord(n: number): void {
  let words = 0
  const query = Client.prototype.query as (...args: unknown[]) => unknown
  Client.prototype.query = function (this: Client, ...args: unknown[]) {
    words += 1
    if (words === n) process.kill(process.pid, 'SIGKILL')
    return query.apply(this, args)
  } as typeof Client.prototype.query
}
