import { by, byEmail, type PersonalData } from './shape.ts'

/** Who pays and who is paid: accounts are kept ten years (Code de commerce, art. L123-22), longer than any account here. */
export const billingData: PersonalData[] = [
  {
    table: 'customer',
    columns: ['email'],
    of: byEmail('email'),
    hidden: ['provider_customer'],
    purpose: 'money',
    basis: 'obligation',
    erasure: { do: 'keep', why: 'accounts-ten-years' },
  },
  {
    table: 'animator_identity',
    columns: ['email', 'iban'],
    of: byEmail('email'),
    hidden: ['provider_account', 'provider_pending'],
    purpose: 'money',
    basis: 'obligation',
    erasure: { do: 'keep', why: 'accounts-ten-years' },
  },
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
