import { sql } from 'kysely'
import { byEmail, doneBy, type PersonalData } from './shape.ts'

/** Who asked for a town's letter: an address and nothing else; gone with the press that stops it, or when it was never confirmed. */
export const letterData: PersonalData[] = [
  {
    table: 'letter_subscriber',
    columns: ['email'],
    of: byEmail('email'),
    hidden: ['secret'],
    purpose: 'letters',
    basis: 'consent',
    keep: { days: 7, from: 'written_at', when: sql`state = 'asked'` },
    erasure: { do: 'delete' },
  },
  {
    table: 'letter_subscriber',
    columns: ['email'],
    exported: false,
    purpose: 'letters',
    basis: 'interest',
    keep: { days: 365, from: 'stopped_at', when: sql`state = 'stopped'` },
    erasure: { do: 'delete' },
  },
  doneBy('letter_issue', 'edited_by', 'journal'),
]
