import { keyedDigest } from '@wiker/platform/accounts/digest.ts'
import { readSecret } from '@wiker/platform/accounts/secret.ts'
import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { readPublication } from '@wiker/town/publishing/read.ts'
import type { Publication } from '@wiker/town/publishing/types.ts'

/** What a secret opens: the confirmation of an address, or the page on which a proposal is followed. */
type Purpose = 'confirm' | 'follow'

/** The secret part of an address: nobody makes it who has not the house's own secret, and nothing of it is kept. */
export async function secretOf(
  db: Database,
  purpose: Purpose,
  { id, recordId }: Pick<Publication, 'id' | 'recordId'>,
): Promise<string> {
  return `${id}-${keyedDigest(await readSecret(db), `publication ${purpose}\n${recordId}`).slice(0, 32)}`
}

/** The publication that a secret opens. */
export async function publicationOf(db: Database, purpose: Purpose, secret: string): Promise<Publication | undefined> {
  const id = Number(/^(\d{1,15})-[\w-]{32}$/.exec(secret)?.[1])
  const publication = Number.isSafeInteger(id) ? await readPublication(db, id) : undefined
  return publication && (await secretOf(db, purpose, publication)) === secret ? publication : undefined
}
