import { sql } from 'kysely'
import { by, byEmail, doneBy, type PersonalData } from './shape.ts'

/** Pages of organisations: who asked for them, belongs to them, verified them. */
export const pageData: PersonalData[] = [
  {
    table: 'page_member',
    columns: ['person_id'],
    of: by('person_id'),
    hidden: ['invited_by'],
    purpose: 'pages',
    basis: 'contract',
    erasure: { do: 'delete' },
  },
  doneBy('page_member', 'invited_by', 'pages'),
  doneBy('page', 'verified_by', 'pages'),
  {
    table: 'page_claim',
    columns: ['person_id', 'email'],
    of: (who) => sql`(person_id = ${who.id} or lower(email) = ${who.email})`,
    hidden: ['token_digest', 'decided_by'],
    purpose: 'pages',
    basis: 'contract',
    keep: { days: 365, from: 'decided_at' },
    erasure: { do: 'delete' },
  },
  doneBy('page_claim', 'decided_by', 'pages'),
  {
    table: 'page_invitation',
    columns: ['email'],
    of: byEmail('email'),
    hidden: ['token_digest', 'invited_by'],
    purpose: 'pages',
    basis: 'interest',
    keep: { days: 90, from: 'until' },
    erasure: { do: 'delete' },
  },
  doneBy('page_invitation', 'invited_by', 'pages'),
  {
    table: 'page_objection',
    columns: ['person_id'],
    of: by('person_id'),
    hidden: ['settled_by'],
    purpose: 'pages',
    basis: 'interest',
    erasure: { do: 'anonymise' },
  },
  doneBy('page_objection', 'settled_by', 'pages'),
  doneBy('publication_partner', 'decided_by', 'pages'),
]
