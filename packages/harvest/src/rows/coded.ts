import type { CanonicalRecord } from '@wiker/model'
import type { SourceSettings } from '../sources/source.ts'

type Coded = Pick<SourceSettings, 'categoryCodes' | 'onlyCoded'>

/** The category of a record whose source gives codes of a nomenclature (NAF, TYPEQU): by the longest beginning that the settings know. */
export function codedCategory(record: CanonicalRecord, { categoryCodes }: Coded): string | undefined {
  if (!categoryCodes) return undefined
  for (const code of record.categories ?? []) {
    for (let length = code.length; length > 0; length--) {
      const category = categoryCodes[code.slice(0, length)]
      if (category) return category
    }
  }
  return undefined
}

/** Of a register of everything only what has a place on a town's site is kept. */
export function isBesideTheCodes(record: CanonicalRecord, settings: Coded): boolean {
  return settings.onlyCoded === true && codedCategory(record, settings) === undefined
}

/** Whether the name was made up from another column, for want of one. */
export function isNameless(record: CanonicalRecord): boolean {
  return (record.warnings ?? []).some(
    ({ field, message, key }) => field === 'name' && (key ?? message) === 'name-derived',
  )
}

/** What has no name of its own (a tap, a bench) is called by what it is. */
export function withUsualName(record: CanonicalRecord, unnamed: string | undefined): CanonicalRecord {
  if (!unnamed || !isNameless(record)) return record
  return { ...record, name: unnamed } as CanonicalRecord
}

/** `Mairie - Blain` → `Mairie`, where the source writes every name so. */
export function withoutTownAtEnd(
  record: CanonicalRecord,
  town: string,
  endsNames: boolean | undefined,
): CanonicalRecord {
  const { name } = record
  if (!endsNames || !name?.endsWith(` - ${town}`)) return record
  return { ...record, name: name.slice(0, -` - ${town}`.length) } as CanonicalRecord
}
