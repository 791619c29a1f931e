import type { Db } from '@wiker/platform/database/connect.ts'
import { takeMail } from '@wiker/town/doors/mailbox.ts'
import { noteReturned, readReturned } from '@wiker/town/letter/bounce.ts'
import { stopLetter } from '@wiker/town/letter/subscribers.ts'
import { secretToStop } from './letter-post.ts'

/** A mail that a machine sent back: when it is a letter of ours that came back, its address is left alone, or counted. */
export async function noteLetterReturned(trx: Db, raw: Uint8Array, now: Date): Promise<void> {
  const returned = readReturned(Buffer.from(raw).toString('latin1'))
  if (returned) await noteReturned(trx, returned, now)
}

/** A mail that asks for a letter to stop, from the press of a mail program (RFC 2369): done at once, and nothing is made of it. */
export async function stopLetterAsked(
  db: Db,
  subject: string,
  taken: Omit<Parameters<typeof takeMail>[1], 'fate'>,
  now: Date,
): Promise<boolean> {
  const secret = secretToStop(subject)
  if (!secret) return false
  await db.transaction().execute(async (trx) => {
    await takeMail(trx, { ...taken, fate: 'automatic' }, now)
    await stopLetter(trx, secret)
  })
  return true
}
