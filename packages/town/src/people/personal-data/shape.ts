import { type RawBuilder, sql } from 'kysely'

/** Whose data. The address is as accounts keep it, in lower case. */
export interface Who {
  id: string
  email: string
}

/** What for: in words at `privacy.purpose.<purpose>`. */
export type Purpose =
  | 'account'
  | 'safety'
  | 'roles'
  | 'journal'
  | 'letters'
  | 'pages'
  | 'publishing'
  | 'pictures'
  | 'corrections'
  | 'following'
  | 'meeting'
  | 'order'
  | 'legal'
  | 'money'

/** Article 6 of the GDPR: by what right. In words at `privacy.basis.<basis>`. */
export type Basis = 'contract' | 'consent' | 'obligation' | 'interest'

/** What becomes of the rows when the account is erased, or when they are too old. */
export type Erasure =
  | { do: 'delete' }
  /** The row stays, nobody is found in it any more: `set` says what each column becomes; without it the database itself empties the reference. */
  | { do: 'anonymise'; set?: (who: Who) => Record<string, RawBuilder<unknown>> }
  | { do: 'keep'; why: 'evidence' | 'public-by-law' | 'accounts-ten-years' }

/**
 * Rows of one table that hold something about a person. Every table with a reference to `person`, or a column named as an address, a telephone or a
 * device would be, is declared: the test beside this reads the database and asks for those that are missing.
 */
export interface PersonalData {
  table: string
  /** The columns that lead to a person or say who she is. */
  columns: string[]
  /** Which rows are hers; absent: nothing of hers can be found by it (digests, or other people's rows). */
  of?: (who: Who) => RawBuilder<boolean>
  /** Left out of what she is given: secrets, and what is other people's. */
  hidden?: string[]
  /** False: the rows say what she did to others' things, which her journal tells. */
  exported?: boolean
  purpose: Purpose
  basis: Basis
  /** How many days a row is kept from the moment in a column, for rows that `when` holds of; absent: as long as the account. */
  keep?: { days: number; from: string; when?: RawBuilder<boolean> }
  erasure: Erasure
}

/** Rows that a column links to a person by her id. */
export const by = (column: string) => (who: Who) => sql<boolean>`${sql.ref(column)} = ${who.id}`

/** Rows that a column links to a person by her address, in whatever capitals. */
export const byEmail = (column: string) => (who: Who) => sql<boolean>`lower(${sql.ref(column)}) = ${who.email}`

/** A text, or the text of a JSON value, without the address; a longer address that ends or begins with it is somebody else's. */
export const textWithout = (column: string, who: Who) =>
  sql`regexp_replace(${sql.ref(column)}, ${pattern(who)}, '', 'gi')`
export const jsonWithout = (column: string, who: Who) =>
  sql`regexp_replace(${sql.ref(column)}::text, ${pattern(who)}, '', 'gi')::jsonb`
export const mentions = (column: string, who: Who) =>
  sql<boolean>`(position(${who.email} in lower(${sql.ref(column)}::text)) > 0 and ${sql.ref(column)}::text ~* ${pattern(who)})`

const pattern = ({ email }: Who) => `(?<![\\w.+-])${email.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-]|\\.\\w)`

/** What somebody decided or settled of others' things: it stays, the database takes the name out of it with the account. */
export function doneBy(table: string, column: string, purpose: Purpose): PersonalData {
  return {
    table,
    columns: [column],
    of: by(column),
    exported: false,
    purpose,
    basis: 'interest',
    erasure: { do: 'anonymise' },
  }
}
