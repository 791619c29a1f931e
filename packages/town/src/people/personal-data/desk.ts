import { sql } from 'kysely'
import { by, doneBy, type PersonalData } from './shape.ts'

/** What was answered at the desk, and who was there in whose place. */
export const deskData: PersonalData[] = [
  {
    table: 'desk_answer',
    columns: ['person_id'],
    of: by('person_id'),
    exported: false,
    purpose: 'journal',
    basis: 'interest',
    keep: { days: 730, from: 'at', when: sql`until is null or until < '9999-12-31'` },
    erasure: { do: 'anonymise', set: () => ({ person_id: sql`null`, memory: sql`'{}'::jsonb` }) },
  },
  doneBy('desk_rule', 'person_id', 'journal'),
  {
    table: 'desk_absence',
    columns: ['person_id', 'deputy_id'],
    of: (who) => sql`(person_id = ${who.id} or deputy_id = ${who.id})`,
    purpose: 'roles',
    basis: 'interest',
    keep: { days: 365, from: 'ends_on' },
    erasure: { do: 'delete' },
  },
]
