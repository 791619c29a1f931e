import type { Organization } from '@wiker/model'
import { categoriesOfFamily } from '@wiker/model'
import { ownDomains } from '@wiker/town/pages/domains.ts'
import { getPageOf } from '@wiker/town/pages/read.ts'
import { sharedDomains } from '@wiker/town/pages/shared-domain.ts'
import type { ClaimableKind, Page } from '@wiker/town/pages/types.ts'
import { getRecord } from '@wiker/town/records/get.ts'
import type { RecordLine, TownCard } from '@wiker/town/types.ts'
import { isClaimable } from './claimable.ts'
import type { PagesDeps } from './deps.ts'

/** What somebody asks for the page of. */
export interface ClaimSubject {
  line: RecordLine
  /** The page it has already. */
  page: Page | undefined
  /** Where a letter reaches the organisation and nobody else. */
  domains: string[]
  kind: ClaimableKind
}

export async function readClaimSubject(
  deps: PagesDeps,
  town: TownCard,
  path: string,
  today: string,
): Promise<ClaimSubject | undefined> {
  const { db } = deps.people
  const found = await getRecord(db, { town, path, today })
  if (found?.state !== 'shown' || !isClaimable(found.section, found.line)) return undefined
  const { line } = found
  const record = line.record as Organization
  const domains = ownDomains({ website: record.url, email: record.email })
  const [page, shared] = await Promise.all([
    getPageOf(db, line.id),
    sharedDomains(db, { town: town.code, thing: line.id, domains }),
  ])
  return {
    line,
    page,
    domains: domains.filter((domain) => !shared.includes(domain)),
    kind: page ? kindOf(page) : guessKind(line),
  }
}

const kindOf = ({ kind }: Page): ClaimableKind =>
  kind === 'merchant' || kind === 'public_service' ? kind : 'association'

function guessKind({ category, record }: RecordLine): ClaimableKind {
  if ((record as Organization).rnaNumber) return 'association'
  const trades: readonly string[] = (['eating', 'trade', 'lodging'] as const).flatMap((family) =>
    categoriesOfFamily(family),
  )
  return category && trades.includes(category) ? 'merchant' : 'association'
}
