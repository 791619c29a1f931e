/** Animators for tests: who they are, and shares written straight into the ledger. */
import type { Db } from '@wiker/platform/database/connect.ts'
import { postTransfer } from '../ledger/post.ts'
import { type Identity, keepIdentity, signMandate } from '../payout/identity.ts'

let number = 0

export async function animator(db: Db, name: string, more: Partial<Identity> = {}, mandate = true): Promise<string> {
  const key = `animator:${name}`
  const kept = await keepIdentity(
    db,
    {
      animator: key,
      legalName: `${name} Le Goff`,
      legalId: '73282932000074',
      country: 'FR',
      address: { streetAddress: '3 rue du Port', postalCode: '44750', addressLocality: 'Campbon' },
      email: `${name}@example.org`,
      language: 'fr',
      vatStatus: 'below',
      iban: 'FR76 3000 6000 0112 3456 7890 189',
      ...more,
    },
    new Date('2026-01-05T10:00:00Z'),
  )
  if (!kept.ok) throw new Error(JSON.stringify(kept.problems))
  if (mandate) await signMandate(db, { animator: key, signedOn: '2026-01-05', contestDays: 8 })
  return key
}

export async function share(db: Db, animator: string, cents: number, day: string): Promise<number> {
  number += 1
  const { id } = await db.transaction().execute((trx) =>
    postTransfer(trx, {
      cause: `share:test:${number}`,
      kind: 'share',
      day,
      currency: 'EUR',
      at: new Date(`${day}T10:00:00Z`),
      lines: [
        { account: 'share', cents },
        { account: { of: 'animator', party: animator }, cents: -cents },
      ],
    }),
  )
  return id
}
