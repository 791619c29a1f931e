import { sql } from 'kysely'
import { by, byEmail, doneBy, jsonWithout, mentions, type PersonalData, textWithout, type Who } from './shape.ts'

const online = sql<boolean>`state in ('published', 'withdrawn')`
const hers = (who: Who) => sql<boolean>`(author_id = ${who.id} or lower(author_email) = ${who.email})`

/** What people write, in their own name or a page's; facts that were published stay, without who told them. */
export const publishingData: PersonalData[] = [
  {
    table: 'publication_version',
    columns: ['person_id'],
    of: (who) => sql`(person_id = ${who.id} or publication_id in (select id from publication where ${hers(who)}))`,
    hidden: ['person_id'],
    purpose: 'publishing',
    basis: 'obligation',
    erasure: {
      do: 'anonymise',
      set: (who) => ({ record: jsonWithout('record', who), person_id: sql`nullif(person_id, ${who.id})` }),
    },
  },
  {
    table: 'publication',
    columns: ['author_id', 'author_email', 'author_name'],
    of: (who) => sql`(${hers(who)} and not ${online})`,
    hidden: ['decided_by'],
    purpose: 'publishing',
    basis: 'contract',
    keep: { days: 365, from: 'updated_at', when: sql`state in ('unconfirmed', 'quarantined', 'refused')` },
    erasure: { do: 'delete' },
  },
  {
    table: 'publication',
    columns: ['author_id', 'author_email', 'author_name', 'typed', 'record'],
    of: (who) => sql`(${hers(who)} and ${online})`,
    hidden: ['decided_by'],
    purpose: 'publishing',
    basis: 'contract',
    erasure: {
      do: 'anonymise',
      set: (who) => ({
        author_id: sql`null`,
        author_email: sql`null`,
        author_name: sql`''`,
        typed: sql`'{}'::jsonb`,
        record: jsonWithout('record', who),
      }),
    },
  },
  doneBy('publication', 'decided_by', 'publishing'),
  doneBy('publication_reach', 'decided_by', 'publishing'),
  {
    table: 'trusted_sender',
    columns: ['email'],
    of: byEmail('email'),
    hidden: ['by_person'],
    purpose: 'publishing',
    basis: 'interest',
    erasure: { do: 'delete' },
  },
  doneBy('trusted_sender', 'by_person', 'publishing'),
  {
    // A picture that is shown stays with what it shows; a face is taken away on demand, by a report.
    table: 'picture',
    columns: ['person_id', 'credit'],
    of: by('person_id'),
    purpose: 'pictures',
    basis: 'contract',
    erasure: { do: 'anonymise', set: (who) => ({ person_id: sql`null`, credit: textWithout('credit', who) }) },
  },
]

/** What people corrected by hand: the correction stays, without their name. */
export const correctionData: PersonalData[] = [
  correction('edit', 'who', 'gone'),
  correction('edit', 'undone_by', 'gone'),
  correction('conflict', 'settled_by', 'gone'),
  correction('match', 'decided_by', 'gone'),
  correction('source_record', 'reviewed_by', 'gone'),
  correction('hiding', 'who', 'gone'),
  correction('hiding', 'shown_by', 'gone'),
  ...['event', 'article', 'offer', 'notice'].map(shown),
  {
    // What was typed with an address in it: the layers that a publication wrote, and what readers see of them.
    table: 'source_record',
    columns: ['record', 'body'],
    of: (who) => sql`(source_id is null and (${mentions('record', who)} or ${mentions('body', who)}))`,
    exported: false,
    purpose: 'publishing',
    basis: 'contract',
    erasure: {
      do: 'anonymise',
      set: (who) => ({ record: jsonWithout('record', who), body: textWithout('body', who) }),
    },
  },
]

function correction(table: string, column: string, left: string): PersonalData {
  return {
    table,
    columns: [column],
    of: byEmail(column),
    exported: column === 'who',
    purpose: 'corrections',
    basis: 'interest',
    erasure: { do: 'anonymise', set: () => ({ [column]: sql`${left}` }) },
  }
}

/** What readers see of a thing that somebody typed with an address in it. */
function shown(table: string): PersonalData {
  return {
    table,
    columns: ['record', 'body'],
    of: (who) => sql`id in (select thing_id from source_record where source_id is null and ${mentions('record', who)})`,
    exported: false,
    purpose: 'publishing',
    basis: 'contract',
    erasure: {
      do: 'anonymise',
      set: (who) => ({ record: jsonWithout('record', who), body: textWithout('body', who) }),
    },
  }
}
