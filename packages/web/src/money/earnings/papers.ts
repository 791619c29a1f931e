import { houseIdentity } from '@wiker/billing/house-identity.ts'
import { archiveInvoice, readKeptFile } from '@wiker/billing/invoice/file.ts'
import { readStatement, type StatementRow, statementFile } from '@wiker/billing/payout/statement-file.ts'
import { capacityFor } from '@wiker/town/people/permissions.ts'
import { denied } from '../../people/guard.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { animatorAsking, type EarningsDeps } from './asking.ts'

/** `/bureau/revenus/releves/12/releve.pdf` and `/bureau/revenus/releves/12/facture.pdf`: her papers of a month. */
export function registerPapers(site: Site, deps: EarningsDeps): void {
  site.get('/bureau/revenus/releves/:id/:paper{(releve|facture)\\.pdf}', (c) => paper(c, deps))
}

/** A statement of who asks, or any for the operator; else the answer to give. */
export async function statementAsked(
  c: SiteContext,
  deps: EarningsDeps,
): Promise<{ row: StatementRow; isOwn: boolean } | Response> {
  const id = Number(c.req.param('id'))
  const row = Number.isSafeInteger(id) ? await readStatement(deps.people.db, id) : undefined
  if (row && c.var.person && capacityFor(c.var.grants ?? [], 'payout.make', null)) {
    return { row, isOwn: row.animator === `animator:${c.var.person.id}` }
  }
  const asking = await animatorAsking(c, deps, 'earnings.see')
  if (asking instanceof Response) return asking
  return row?.animator === asking.animator ? { row, isOwn: true } : await denied(c, deps)
}

async function paper(c: SiteContext, deps: EarningsDeps) {
  const found = await statementAsked(c, deps)
  if (found instanceof Response) return found
  const made = await (c.req.param('paper') === 'facture.pdf' ? invoice(deps, found.row) : statement(deps, found.row))
  if (!made) return await c.notFound()
  return c.body(new Uint8Array(made.pdf), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${made.name}"`,
    'cache-control': 'private, no-store',
  })
}

/** The invoice made in her name, as it was sent. */
async function invoice({ money, files }: EarningsDeps, { invoiceId }: StatementRow) {
  const kept = invoiceId === null ? undefined : await archiveInvoice({ ...money, files }, invoiceId)
  const pdf = kept && (await readKeptFile(files, kept))
  return pdf && { name: kept.name, pdf }
}

async function statement({ people, money }: EarningsDeps, row: StatementRow) {
  const house = await houseIdentity(people.db, { isDemonstration: money.mode === 'demonstration' })
  return house && (await statementFile(people.db, row, { ...house.issuer, isSpecimen: money.mode !== 'live' }))
}
