/** A page that is kept, for tests of what is written for it. */
import type { TestDatabase } from '@wiker/platform/testing/test-database.ts'
import { askForPage } from '@wiker/town/pages/claim.ts'
import { answerClaim } from '@wiker/town/pages/decide-claim.ts'
import { setSubscription, setTrusted } from '@wiker/town/pages/settings.ts'
import type { ClaimableKind } from '@wiker/town/pages/types.ts'
import { addRecord } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'

interface Given {
  town: string
  name: string
  kind?: ClaimableKind
  /** Address of who owns it. */
  owner: string
  trusted?: boolean
  subscribedTo?: string
  record?: Record<string, unknown>
}

/** Gives an organisation of the directory its page; the number of the page and the id of its record. */
export async function addPage({ db }: TestDatabase, given: Given): Promise<{ page: number; thing: string }> {
  const { town, name, kind = 'association', owner, trusted = true, subscribedTo, record = {} } = given
  const thing = await addRecord(db, 'organization', 'Organization', { name, ...record }, { town })
  const { rows } = await sql<{ id: string }>`select id from person where email = ${owner}`.execute(db)
  const now = new Date('2026-11-20T10:00:00Z')
  const asked = await askForPage(
    db,
    { town, kind, name, thing, person: rows[0]!.id, capacity: 'secrétaire', language: 'fr' },
    now,
  )
  const made = await answerClaim(db, asked.ok ? asked.claim : 0, { verdict: 'accept', how: 'animator' }, null, now)
  const page = made.ok ? made.page! : 0
  await setTrusted(db, page, trusted)
  if (subscribedTo) await setSubscription(db, page, subscribedTo)
  return { page, thing }
}
