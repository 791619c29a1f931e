import { houseIdentity } from '@wiker/billing/house-identity.ts'
import { invoiceFile } from '@wiker/billing/invoice/factur-x/pdf.ts'
import { readInvoice } from '@wiker/billing/invoice/factur-x/read.ts'
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
  const { row } = found
  const { db } = deps.people
  const isInvoice = c.req.param('paper') === 'facture.pdf'
  const invoice = isInvoice && row.invoiceId !== null ? await readInvoice(db, row.invoiceId) : undefined
  const house = await houseIdentity(db, { isDemonstration: deps.money.mode === 'demonstration' })
  if (!house || (isInvoice && !invoice)) return await c.notFound()
  const { pdf, name } = invoice
    ? await invoiceFile(invoice, house.issuer, row.language)
    : await statementFile(db, row, house.issuer)
  return c.body(new Uint8Array(pdf), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${name}"`,
    'cache-control': 'private, no-store',
  })
}
