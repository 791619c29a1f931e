import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { MemberReading, SourceReading } from '@wiker/connector'
import type { CanonicalRecord } from '@wiker/model'
import { fileOf, readState } from './cache.ts'

/**
 * What is cached of a national source for some départements, as the harvest reads any source: a member a département. The records were
 * understood when the source was cut; they are taken as they are.
 */
export async function openCached(folder: string, departments: readonly string[]): Promise<SourceReading> {
  const state = await readState(folder)
  if (!state) return { members: [], dispose: async () => {}, error: { key: 'nothing-cached' } }
  const hash = createHash('sha256')
  let bytes = 0
  const members: MemberReading[] = []
  for (const department of [...departments].sort()) {
    const cached = state.departments[department]
    if (!cached) continue
    hash.update(`${department} ${cached.sha256}\n`)
    bytes += cached.bytes
    members.push(await memberOf(fileOf(folder, department), department))
  }
  return {
    download: {
      url: folder,
      name: 'national',
      file: folder,
      bytes,
      sha256: hash.digest('hex'),
      retrieved: state.retrieved,
      dispose: async () => {},
    },
    members,
    dispose: async () => {},
  }
}

async function memberOf(file: string, department: string): Promise<MemberReading> {
  const path = `${department}.ndjson.gz`
  const counts = { records: 0, refused: 0 }
  const there = await stat(file).then(
    () => true,
    () => false,
  )
  async function* convertBatches() {
    Object.assign(counts, { records: 0, refused: 0 })
    for await (const line of linesOf(file)) {
      counts.records++
      yield [{ ok: true as const, record: JSON.parse(line) as CanonicalRecord, where: counts.records }]
    }
  }
  async function* convert() {
    for await (const batch of convertBatches()) yield* batch
  }
  return {
    path,
    format: 'ndjson',
    counts,
    convert,
    convertBatches,
    convertTo: nothing,
    ...(there ? {} : { error: { key: 'nothing-cached' } }),
  }
}

/** What was converted already is not written in another format. */
async function* nothing(): AsyncGenerator<never> {}

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file).pipe(createGunzip())
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) if (line !== '') yield line
}
