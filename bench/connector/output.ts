import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { type ExpectedRow, isChecked, row } from './file.ts'

export interface OutputCheck {
  records: number
  /** Rows looked at closely that came out wrong: accents, dates, codes or coordinates. */
  wrong: number
  example?: string
}

/** What a line of the output says of the row it was made from. */
export type Reading = (line: string) => Partial<ExpectedRow>

/** Counts the lines and looks closely at some of them. */
export async function checkOutput(file: string, reading: Reading): Promise<OutputCheck> {
  const check: OutputCheck = { records: 0, wrong: 0 }
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    const i = check.records++
    if (!isChecked(i)) continue
    const { expected } = row(i)
    const found = reading(line)
    const different = Object.entries(found).filter(([field, value]) => value !== expected[field as keyof ExpectedRow])
    if (different.length === 0) continue
    check.wrong++
    check.example ??= `row ${i + 1}: ${different.map(([field, value]) => `${field} is ${value}`).join(', ')}`
  }
  return check
}
