import { sql } from 'kysely'
import { doneBy, jsonWithout, mentions, type PersonalData } from './shape.ts'

/**
 * What people sent to a town by mail or brought to its desk. A file cannot be emptied row by row: it is given to the nightly keeping, which erases
 * it, its picture and its text.
 */
export const doorsData: PersonalData[] = [
  {
    table: 'door_item',
    columns: ['sender', 'sender_name', 'text'],
    of: (who) => sql`(${mentions('sender', who)} or ${mentions('sender_name', who)} or ${mentions('text', who)})`,
    hidden: ['person_id'],
    purpose: 'publishing',
    basis: 'interest',
    erasure: {
      do: 'anonymise',
      set: () => ({
        sender: sql`null`,
        sender_name: sql`''`,
        text: sql`''`,
        erase_after: sql`now()`,
        closed_at: sql`coalesce(closed_at, now())`,
      }),
    },
  },
  {
    table: 'door_draft',
    columns: ['fields', 'origins'],
    of: (who) => sql`(${mentions('fields', who)} or ${mentions('origins', who)})`,
    exported: false,
    purpose: 'publishing',
    basis: 'interest',
    erasure: {
      do: 'anonymise',
      set: (who) => ({ fields: jsonWithout('fields', who), origins: jsonWithout('origins', who) }),
    },
  },
  doneBy('door_item', 'person_id', 'publishing'),
  doneBy('door_draft', 'decided_by', 'publishing'),
  doneBy('mailbox', 'set_by', 'publishing'),
]
