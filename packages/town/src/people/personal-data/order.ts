import { sql } from 'kysely'
import { byEmail, doneBy, type PersonalData } from './shape.ts'

/** Reports, decisions, answers: kept for as long as somebody may contest them, then without names. */
export const orderData: PersonalData[] = [
  {
    table: 'report',
    columns: ['contact', 'reporter_name'],
    of: byEmail('contact'),
    hidden: ['secret'],
    purpose: 'order',
    basis: 'obligation',
    keep: { days: 365, from: 'handled_at' },
    erasure: { do: 'anonymise', set: () => ({ contact: sql`null`, reporter_name: sql`''` }) },
  },
  {
    table: 'decision_side',
    columns: ['email'],
    of: byEmail('email'),
    hidden: ['secret'],
    purpose: 'order',
    basis: 'obligation',
    erasure: { do: 'anonymise', set: () => ({ email: sql`null`, told_at: sql`null` }) },
  },
  {
    table: 'reply',
    columns: ['email'],
    of: byEmail('email'),
    hidden: ['secret', 'decided_by'],
    purpose: 'order',
    basis: 'obligation',
    erasure: { do: 'anonymise', set: () => ({ email: sql`''` }) },
  },
  doneBy('decision', 'decided_by', 'order'),
  doneBy('appeal', 'decided_by', 'order'),
  doneBy('reply', 'decided_by', 'order'),
  doneBy('publisher', 'updated_by', 'legal'),
  {
    // Who answers for a site is public by law, for as long as they do.
    table: 'publisher',
    columns: ['email'],
    of: byEmail('email'),
    hidden: ['updated_by'],
    purpose: 'legal',
    basis: 'obligation',
    // A site that does not say whom to write to would close.
    erasure: { do: 'keep', why: 'public-by-law' },
  },
]
