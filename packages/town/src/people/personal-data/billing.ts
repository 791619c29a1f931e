import { sql } from 'kysely'
import { by, type PersonalData, type Who } from './shape.ts'

/** Rows in whose column an animator stands: the ledger knows her by her person's id. */
const byAnimator = (column: string) => (who: Who) => sql<boolean>`${sql.ref(column)} = ${`animator:${who.id}`}`

/** Kept with the accounts, and exported whole. */
const ofAnimator = (table: string, columns: string[], hidden: string[] = []): PersonalData => ({
  table,
  columns,
  of: byAnimator('animator'),
  ...(hidden.length > 0 && { hidden }),
  purpose: 'money',
  basis: 'obligation',
  erasure: { do: 'keep', why: 'accounts-ten-years' },
})

/** Who pays and who is paid: accounts are kept ten years (Code de commerce, art. L123-22), longer than any account here. */
export const billingData: PersonalData[] = [
  {
    table: 'customer',
    columns: ['email'],
    // Invoices may go to the bookkeeper's address: who holds the account finds it too.
    of: (who) =>
      sql<boolean>`(lower(email) = ${who.email} or party in (select h.party from account_holder h where h.person_id = ${who.id}))`,
    hidden: ['provider_customer'],
    purpose: 'money',
    basis: 'obligation',
    erasure: { do: 'keep', why: 'accounts-ten-years' },
  },
  ofAnimator('animator_identity', ['animator', 'email', 'iban'], ['provider_account', 'provider_pending']),
  ofAnimator('share_contract', ['animator']),
  ofAnimator('animator_statement', ['animator', 'contest']),
  ofAnimator('payout', ['animator', 'account', 'name'], ['provider_transfer']),
  ofAnimator('vigilance_certificate', ['animator', 'file']),
  {
    table: 'billing_mandate',
    columns: ['signed_by'],
    of: by('signed_by'),
    purpose: 'money',
    basis: 'obligation',
    erasure: { do: 'keep', why: 'accounts-ten-years' },
  },
  {
    table: 'account_holder',
    columns: ['person_id'],
    of: by('person_id'),
    purpose: 'money',
    basis: 'contract',
    erasure: { do: 'delete' },
  },
]
