import type { CanonicalRecord } from '@wiker/model'
import { cell } from '../csv/write.ts'
import type { WriteOptions } from '../write-options.ts'
import { type Cells, scdlCells } from './columns.ts'
import { allows, calledFor, type ScdlField, type ScdlSchema, scdlSchema } from './schema.ts'

/**
 * CSV with exactly the columns of a national schema of the SCDL (subventions, délibérations, équipements, budget): the one of
 * the first record that has one. A value the schema does not allow is left out, never bent. What a publisher has to complete is
 * told to `options.warn` when all is written: required columns left empty, values left out, records of another schema.
 */
export async function* writeScdl(
  records: AsyncIterable<CanonicalRecord>,
  options: WriteOptions,
): AsyncGenerator<string> {
  const delimiter = options.delimiter ?? ','
  const told = new Map<string, { key: string; column?: string; count: number }>()
  const tell = (key: string, column?: string) => {
    const one = told.get(`${key} ${column}`) ?? { key, column, count: 0 }
    told.set(`${key} ${column}`, { ...one, count: one.count + 1 })
  }
  let chosen: ScdlSchema | undefined
  for await (const record of records) {
    const known = scdlCells(record)
    if (known && !chosen) {
      chosen = scdlSchema(known.schema)
      yield `${chosen.fields.map(({ name }) => name).join(delimiter)}\r\n`
    }
    const schema = chosen
    if (!schema || known?.schema !== schema.name) {
      tell('scdl-other')
      continue
    }
    const row = schema.fields.map((field) => valueFor(schema, field, { ...known, record }, tell))
    for (const column of calledFor(schema, row)) tell('scdl-required', column)
    yield `${row.map((value) => cell(value, delimiter)).join(delimiter)}\r\n`
  }
  for (const { key, column, count } of told.values())
    options.warn?.({ key, values: { count }, ...(column ? { column } : {}) })
}

function valueFor(
  schema: ScdlSchema,
  field: ScdlField,
  { cells, record }: { cells: Cells; record: CanonicalRecord },
  tell: (key: string, column: string) => void,
): string | undefined {
  const values = [cells[field.name], record.additional?.[field.name]]
    .filter((value) => ['string', 'number', 'boolean'].includes(typeof value))
    .map((value) => String(value).trim())
    .filter((text) => text !== '')
  const good = values.find((text) => allows(schema, field, text))
  if (good !== undefined) return good
  if (values.length > 0) tell('scdl-not-allowed', field.name)
  else if (field.constraints?.required) tell('scdl-required', field.name)
  return undefined
}
