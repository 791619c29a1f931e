import { sql } from 'kysely'
import { by, byEmail, doneBy, jsonWithout, mentions, type PersonalData, textWithout } from './shape.ts'

/** Who people are, how they come in, what they may do and what they did. `person` itself goes last. */
export const accountData: PersonalData[] = [
  {
    table: 'session',
    columns: ['person_id', 'ip_address', 'user_agent'],
    of: by('person_id'),
    hidden: ['token', 'provider_token'],
    purpose: 'safety',
    basis: 'contract',
    keep: { days: 0, from: 'expires_at' },
    erasure: { do: 'delete' },
  },
  {
    table: 'passkey',
    columns: ['person_id'],
    of: by('person_id'),
    hidden: ['public_key'],
    purpose: 'safety',
    basis: 'contract',
    erasure: { do: 'delete' },
  },
  {
    table: 'sign_in_method',
    columns: ['person_id', 'account_id'],
    of: by('person_id'),
    hidden: ['access_token', 'refresh_token', 'id_token', 'password'],
    purpose: 'safety',
    basis: 'contract',
    erasure: { do: 'delete' },
  },
  {
    table: 'verification',
    columns: ['value'],
    of: (who) => sql`(${mentions('value', who)} or position(${who.id} in value) > 0)`,
    hidden: ['identifier', 'value'],
    purpose: 'safety',
    basis: 'contract',
    keep: { days: 1, from: 'expires_at' },
    erasure: { do: 'delete' },
  },
  {
    table: 'allowance',
    columns: [],
    purpose: 'safety',
    basis: 'interest',
    keep: { days: 1, from: 'since' },
    erasure: { do: 'delete' },
  },
  {
    table: 'role',
    columns: ['person_id'],
    of: by('person_id'),
    purpose: 'roles',
    basis: 'contract',
    erasure: { do: 'delete' },
  },
  doneBy('role', 'granted_by', 'roles'),
  doneBy('town_hall_siret', 'linked_by', 'roles'),
  {
    table: 'audit',
    columns: ['person_id', 'about_id'],
    of: (who) => sql`(person_id = ${who.id} or about_id = ${who.id})`,
    hidden: ['person_id', 'about_id'],
    purpose: 'journal',
    basis: 'interest',
    keep: { days: 365, from: 'at' },
    erasure: { do: 'anonymise' },
  },
  {
    // What somebody else did may name her: a role given to her address.
    table: 'audit',
    columns: ['details', 'subject'],
    of: (who) =>
      sql`(${mentions('details', who)} or ${mentions('subject', who)} or subject = ${who.id} or position(${who.id} in details::text) > 0)`,
    exported: false,
    purpose: 'journal',
    basis: 'interest',
    keep: { days: 365, from: 'at' },
    erasure: { do: 'anonymise', set: () => ({ details: sql`'{}'::jsonb`, subject: sql`null` }) },
  },
  {
    table: 'mail',
    columns: ['recipient'],
    of: byEmail('recipient'),
    hidden: ['html', 'headers', 'problem'],
    purpose: 'letters',
    basis: 'contract',
    keep: { days: 90, from: 'created_at' },
    erasure: { do: 'delete' },
  },
  {
    // Letters to others that name her: an animator told of what she proposed.
    table: 'mail',
    columns: ['text', 'html', 'headers', 'subject'],
    of: (who) =>
      sql`(${mentions('text', who)} or ${mentions('html', who)} or ${mentions('headers', who)} or ${mentions('subject', who)})`,
    exported: false,
    purpose: 'letters',
    basis: 'contract',
    keep: { days: 90, from: 'created_at' },
    erasure: {
      do: 'anonymise',
      set: (who) => ({
        text: textWithout('text', who),
        html: textWithout('html', who),
        subject: textWithout('subject', who),
        headers: jsonWithout('headers', who),
      }),
    },
  },
]

/** The account itself: everything else refers to it. */
export const personData: PersonalData = {
  table: 'person',
  columns: ['id', 'email', 'email_verified', 'name', 'image'],
  of: (who) => sql`id = ${who.id}`,
  purpose: 'account',
  basis: 'contract',
  erasure: { do: 'delete' },
}
