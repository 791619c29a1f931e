import type { RecordWarning } from '@wiker/model'
import type { RawRecord } from '../types.ts'

/** A record being made: canonical fields flat, in the contract's names; `assemble` gives it its entity's shape. */
export interface Draft {
  fields: Record<string, unknown>
  additional: Record<string, unknown>
  warnings: RecordWarning[]
  record: RawRecord
  /** Its place among the layer's records, from 1. */
  number: number
  /** How a series without any date comes back: its first day moves on with every reading and says nothing of which series it is. */
  seriesWords?: string
  /** Nothing is said of it but where it is: it is named by its number. */
  isSpot?: boolean
}

export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  if (typeof value === 'string')
    return value.charCodeAt(0) <= 32 || value.charCodeAt(0) > 127 ? value.trim() === '' : false
  return Array.isArray(value) && value.length === 0
}
