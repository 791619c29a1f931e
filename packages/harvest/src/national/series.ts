import type { CanonicalRecord } from '@wiker/model'
import type { SourceSettings } from '../sources/source.ts'

/**
 * A table with a column a year (PMUN2022, PSDC1999…) tells as many figures as it has columns: one Statistic each, under the name and the unit that
 * the settings give. Any other record is given back alone.
 */
export function figuresOf(record: CanonicalRecord, series: SourceSettings['series']): CanonicalRecord[] {
  if (!series || record.type !== 'Statistic') return [record]
  const columns = new RegExp(series.columns)
  const { additional = {}, value: _value, ...rest } = record
  const figures: CanonicalRecord[] = []
  for (const [column, said] of Object.entries(additional)) {
    const year = Number(columns.exec(column)?.[1])
    const value = Number(String(said).replace(/\s/g, '').replace(',', '.'))
    if (!Number.isInteger(year) || String(said).trim() === '' || !Number.isFinite(value)) continue
    const { unit, name } = series
    figures.push({ ...rest, id: `${record.id}:${year}`, name, value, year, ...(unit ? { unit } : {}) })
  }
  return figures
}
