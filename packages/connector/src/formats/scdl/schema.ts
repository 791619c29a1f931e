import { readFileSync } from 'node:fs'
import { normalizeSiret } from '../../normalize/index.ts'

export type ScdlName = 'subventions' | 'deliberations' | 'equipements' | 'budget'

/** A column as Table Schema (Frictionless Data) describes it. */
export interface ScdlField {
  name: string
  type: string
  format?: string
  trueValues?: string[]
  falseValues?: string[]
  constraints?: {
    required?: boolean
    pattern?: string
    enum?: string[]
    minLength?: number
    maxLength?: number
    minimum?: number
    maximum?: number
  } | null
}

export interface ScdlSchema {
  name: string
  version: string
  fields: ScdlField[]
  /** Checks beyond Table Schema, as Validata runs them. */
  custom_checks: {
    name: string
    params: { column?: string; column1?: string; column2?: string; othercolumns?: string[] }
  }[]
}

/** The national schema of the socle commun des données locales, as kept in `data/schemas`. */
export function scdlSchema(name: ScdlName): ScdlSchema {
  return JSON.parse(readFileSync(new URL(`../../../data/schemas/scdl-${name}.json`, import.meta.url), 'utf8'))
}

/** Whether a cell that is not empty holds what its schema allows there, the key of a SIRET included. */
export function allows(schema: ScdlSchema, field: ScdlField, text: string): boolean {
  const isSiret = schema.custom_checks.some(
    ({ name, params }) => name === 'french-siret-value' && params.column === field.name,
  )
  return conforms(text, field) && (!isSiret || (text.length === 14 && !normalizeSiret(text).problem))
}

const shapes: Record<string, RegExp> = {
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  year: /^\d{4}$/,
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
}

function conforms(text: string, { type, format, constraints, ...field }: ScdlField): boolean {
  if (shapes[type] && !shapes[type].test(text)) return false
  if (type === 'boolean')
    return [...(field.trueValues ?? ['true', '1']), ...(field.falseValues ?? ['false', '0'])].includes(text)
  if (format === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return false
  if (format === 'uri' && !(/^https?:/.test(text) && URL.canParse(text))) return false
  const { pattern, enum: allowed, minLength = 0, maxLength = Infinity, minimum, maximum } = constraints ?? {}
  if (allowed && !allowed.includes(text)) return false
  // Table Schema's patterns are those of XML Schema: they cover the whole cell.
  if (pattern && !new RegExp(`^(?:${pattern})$`).test(text)) return false
  if (text.length < minLength || text.length > maxLength) return false
  return !(minimum !== undefined && Number(text) < minimum) && !(maximum !== undefined && Number(text) > maximum)
}

/** Empty columns that others of their row call for: one of two numbers, all the figures of a vote once one is given. */
export function calledFor({ fields, custom_checks }: ScdlSchema, row: (string | undefined)[]): string[] {
  const isEmpty = (column: string) => row[fields.findIndex(({ name }) => name === column)] === undefined
  return custom_checks.flatMap(({ name, params }) => {
    if (name === 'one-of-required') {
      const columns = [params.column1!, params.column2!]
      return columns.every(isEmpty) ? [columns.join(' / ')] : []
    }
    if (name !== 'cohesive-columns-value') return []
    const columns = [params.column!, ...(params.othercolumns ?? [])]
    return columns.every(isEmpty) ? [] : columns.filter(isEmpty)
  })
}
