import { saveRecord } from '@wiker/harvest'
import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { within } from '@wiker/platform/database/within.ts'
import type { Claim } from '@wiker/town/pages/claims.ts'
import { answerClaim } from '@wiker/town/pages/decide-claim.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { momentOf } from '../desk/moment.ts'
import type { Acting } from '../people/guard.tsx'
import type { PagesDeps } from './deps.ts'
import { claimAnswerMail } from './letters.tsx'

/** The answer to who asks for a page of this town, told to them. False when it was answered before. */
export function answerClaimAs(
  deps: PagesDeps,
  town: TownCard,
  claim: Claim,
  given: { verdict: 'accept' } | { verdict: 'refuse'; reason: string },
  { person, role }: Acting,
): Promise<boolean> {
  const moment = momentOf(deps, town)
  return within(deps.people.db, async (trx) => {
    const verdict =
      given.verdict === 'refuse'
        ? given
        : ({ verdict: 'accept', how: 'animator', ...(await directoryRecord(trx, claim, moment)) } as const)
    const answered = await answerClaim(trx, claim.id, verdict, person.id, moment.now)
    if (!answered.ok) return false
    const deed = {
      person: person.id,
      role,
      action: 'page.verify',
      town: town.code,
      subject: `claim ${claim.id}`,
    } as const
    await noteDeed(trx, { ...deed, details: { name: claim.name, did: verdict.verdict } })
    const told = given.verdict === 'refuse' ? { reason: given.reason } : { page: answered.page ?? 0 }
    await deps.post.send(trx, claimAnswerMail(claim, told, deps.publicUrl))
    return true
  })
}

/** One that is not in the directory comes into it with its page: what the animator has verified is written there. */
async function directoryRecord(
  trx: Database,
  claim: Claim,
  moment: { now: Date; today: string },
): Promise<{ thing?: string }> {
  if (claim.thing || claim.page) return {}
  const isRna = claim.legalId?.startsWith('W')
  const saved = await saveRecord(
    trx,
    {
      type: 'Organization',
      name: claim.name,
      townCode: claim.town,
      ...(claim.address && { streetAddress: claim.address }),
      ...(claim.website && { url: claim.website }),
      ...(claim.legalId && (isRna ? { rnaNumber: claim.legalId } : { taxID: claim.legalId })),
      ...(claim.kind === 'merchant' && { categories: ['shop'] }),
    },
    { town: claim.town, ...moment, key: `claim-${claim.id}`, by: 'animator' },
  )
  return saved.ok ? { thing: saved.thing } : {}
}
