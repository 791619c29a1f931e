import type { CanonicalRecord } from '@wiker/model'
import { withoutColumns } from './columns.ts'

/** Columns of who leads or declared: RNA's `dir_civilite` and `adrg_*` (the address of who runs it), the directories' "président", "contact". */
const columns =
  /^(?:dir_|adrg_|dirigeants?$|(?:nom|prenoms?|civilite|telephone|tel|mail|courriel|adresse)_?(?:du_|de_la_|de_)?(?:dirigeant|president|tresorier|secretaire|responsable|representant|declarant|contact|correspondant))|(?:^|[._ -])(?:president|presidente|tresorier|tresoriere|secretaire|dirigeants?|responsable|representant(?:_legal)?|declarant|correspondant|maire|contact_nom|nom_contact)(?:$|[._ -])/

/**
 * An association or a company without the persons who lead it. RNA's heads are known to the prefecture (decree of 16 August 1901, art. 5) and not
 * part of what it opens (order of 14 October 2009); a volunteer has not published himself (GDPR art. 14, CRPA L312-1-2).
 */
export function withoutHeads(record: CanonicalRecord): CanonicalRecord {
  if (record.type !== 'Organization') return record
  return withoutColumns(record, (column) => columns.test(plain(column)))
}

const plain = (column: string) =>
  column
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, '_')
    .replace(/^_+|_+$/g, '')
