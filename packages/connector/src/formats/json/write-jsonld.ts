import { type CanonicalRecord, toJsonLd } from '@wiker/model'
import type { WriteOptions } from '../write-options.ts'

/** JSON-LD 1.1 in schema.org's words: the nodes in one `@graph`. */
export async function* writeJsonld(
  records: AsyncIterable<CanonicalRecord>,
  options: WriteOptions,
): AsyncGenerator<string> {
  const holidays = { schoolHolidays: options.schoolHolidays ?? [], publicHolidays: options.publicHolidays ?? [] }
  let first = true
  yield '{"@context":"https://schema.org","@graph":['
  for await (const record of records) {
    const { '@context': context, ...node } = toJsonLd(record, holidays) as Record<string, unknown>
    // A record schema.org has no type for brings the context that says what its names mean.
    const own = context === 'https://schema.org' ? node : { '@context': context, ...node }
    yield `${first ? '\n' : ',\n'}${JSON.stringify(own)}`
    first = false
  }
  yield '\n]}\n'
}
