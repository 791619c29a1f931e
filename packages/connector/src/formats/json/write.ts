import type { CanonicalRecord } from '@wiker/model'

/** One JSON array (RFC 8259), a record a line. */
export async function* writeJson(records: AsyncIterable<CanonicalRecord>): AsyncGenerator<string> {
  let first = true
  for await (const record of records) {
    yield `${first ? '[\n' : ',\n'}${JSON.stringify(record)}`
    first = false
  }
  yield first ? '[]\n' : '\n]\n'
}
