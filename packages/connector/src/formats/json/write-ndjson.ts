import type { CanonicalRecord } from '@wiker/model'

/** Newline-delimited JSON: one record a line. */
export async function* writeNdjson(records: AsyncIterable<CanonicalRecord>): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`
}
