import type { BudgetLine, CanonicalRecord, Deliberation, Place, Subsidy } from '@wiker/model'
import type { ScdlName } from './schema.ts'

/** Values by the schema's names of columns; what is absent here may still stand in the record's `additional` under that name. */
export type Cells = Record<string, string | number | undefined>

/** The national schema a record belongs to, and its cells; `undefined` for what no schema is written for. */
export function scdlCells(record: CanonicalRecord): { schema: ScdlName; cells: Cells } | undefined {
  if (record.type === 'Subsidy') return { schema: 'subventions', cells: subsidyCells(record) }
  if (record.type === 'Deliberation') return { schema: 'deliberations', cells: deliberationCells(record) }
  if (record.type === 'Place') return { schema: 'equipements', cells: placeCells(record) }
  if (record.type === 'BudgetLine') return { schema: 'budget', cells: budgetCells(record) }
  return undefined
}

function subsidyCells({ grantor, beneficiary, ...record }: Subsidy): Cells {
  const number = beneficiary?.identifier?.replace(/\s/g, '')
  const purpose = record.purpose ?? record.name
  // Where the source names the decision apart, its other number is that of the register of aids.
  const isDecision = record.additional?.referenceDecision === undefined
  return {
    nomAttribuant: grantor?.name,
    idAttribuant: grantor?.identifier?.replace(/\s/g, ''),
    dateConvention: record.date,
    [isDecision ? 'referenceDecision' : 'idRAE']: record.identifier,
    nomBeneficiaire: beneficiary?.name,
    idBeneficiaire: number && /^\d{14}$/.test(number) ? number : undefined,
    rnaBeneficiaire: number && /^W\d{9}$/.test(number) ? number : undefined,
    objet: purpose.length > 256 ? `${purpose.slice(0, 255)}…` : purpose,
    // The schema's amounts are euros.
    montant: record.currency === undefined || record.currency === 'EUR' ? record.amount : undefined,
    nature: record.nature?.toLowerCase(),
    conditionsVersement: record.conditions,
  }
}

function deliberationCells({ votesFor, votesAgainst, abstentions, ...record }: Deliberation): Cells {
  const known = votesFor !== undefined && votesAgainst !== undefined && abstentions !== undefined
  return {
    COLL_NOM: record.body?.name,
    COLL_SIRET: record.body?.identifier?.replace(/\s/g, ''),
    DELIB_ID: record.identifier,
    DELIB_DATE: record.date,
    DELIB_MATIERE_CODE: record.subjectCode,
    DELIB_OBJET: record.subject ?? record.name,
    VOTE_REEL: known ? votesFor + votesAgainst + abstentions : undefined,
    VOTE_POUR: votesFor,
    VOTE_CONTRE: votesAgainst,
    VOTE_ABSTENTION: abstentions,
    DELIB_URL: record.url,
  }
}

function placeCells(record: Place): Cells {
  const [, number, street] =
    /^(\d+(?:[-/]\d+)?(?:\s?(?:bis|ter|quater)|\s?[A-Z](?=[\s,]))?)[\s,]+(.+)$/i.exec(record.streetAddress ?? '') ?? []
  return {
    EQUIP_UID: record.identifier,
    EQUIP_THEME: record.categories?.find((category) => /^(autre )?[eé]quipement/i.test(category)),
    EQUIP_NOM: record.name,
    ADR_NUMERO: number,
    ADR_NOMVOIE: street ?? record.streetAddress,
    ADR_CODEPOSTAL: record.postalCode,
    ADR_COMMUNE: record.addressLocality,
    EQUIP_LAT: record.latitude,
    EQUIP_LONG: record.longitude,
    EQUIP_OUVERTURE: record.openingHours,
    EQUIP_TEL: telephone(record.telephone),
    EQUIP_EMAIL: record.email,
    EQUIP_WEB: record.url,
  }
}

/** The European writing the schema asks for: `+33 240790000`. */
function telephone(text: string | undefined): string | undefined {
  const digits = text?.replace(/[\s().-]/g, '').replace(/^(?:\+33|0033)0?|^0(?=\d{9}$)/, '')
  return digits && /^[1-9]\d{8}$/.test(digits) ? `+33 ${digits}` : text
}

function budgetCells(record: BudgetLine): Cells {
  const { additional = {}, accountCode: code } = record
  // An account has more digits than its chapter; where the source names one of both, the code is the other.
  const isChapter =
    additional.BGT_CONTNAT !== undefined || (additional.BGT_NATURE === undefined && (code ?? '').length <= 3)
  const [number, label] = isChapter ? ['BGT_NATURE', 'BGT_NATURE_LABEL'] : ['BGT_CONTNAT', 'BGT_CONTNAT_LABEL']
  const stage = String(additional.BGT_NATDEC ?? '')
  const amount = stage === 'compte administratif' ? 'BGT_MTREAL' : 'BGT_MTPREV'
  return {
    BGT_ANNEE: record.year,
    BGT_SIRET: record.body?.identifier?.replace(/\s/g, ''),
    BGT_NOM: record.body?.name,
    [number!]: code,
    [label!]: code && record.name,
    BGT_FONCTION: record.functionCode,
    BGT_SECTION: record.section?.toLowerCase(),
    BGT_CODRD: record.direction && { revenue: 'recette', expense: 'dépense' }[record.direction],
    // Without the stage of the budget nobody knows whether an amount was planned or spent.
    ...(stage && (record.currency ?? 'EUR') === 'EUR' ? { [amount]: record.amount } : {}),
  }
}
