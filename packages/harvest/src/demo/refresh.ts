import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Db } from '@wiker/platform'
import { sql } from 'kysely'
import { areaOf } from '../run/area.ts'
import { fingerprintOf } from '../run/explanation.ts'
import { resolveAddress } from '../run/options.ts'
import type { House } from '../run/run.ts'
import { readSourceBySlug } from '../sources/read.ts'
import type { Source } from '../sources/source.ts'
import { isAsDeclared, saveSource } from '../sources/write.ts'
import type { DemoFolder } from './folder.ts'

/**
 * A new version of the product may bring other data, other words about a source, or a better understanding: of the shipped sources that the
 * database knows, brings the declarations up to date and gives those to read again. What the operator has retired or does not have is left
 * alone. A held reading waits for a person and is not tried at every start.
 */
export async function outdatedSources(house: House, sources: DemoFolder['sources']): Promise<DemoFolder['sources']> {
  const outdated: DemoFolder['sources'] = []
  for (const declared of sources) {
    const known = await readSourceBySlug(house.db, declared.slug)
    if (!known || known.archivedAt) continue
    if (!(await isAsDeclared(house.db, known.id, declared))) {
      const saved = await saveSource(house.db, declared, house.clock.now())
      if (!saved.ok) throw new Error(`demo/sources/${declared.slug}.json: ${saved.message}`)
    }
    const source = (await readSourceBySlug(house.db, declared.slug))!
    if (await isOutdated(house, source)) outdated.push(declared)
  }
  return outdated
}

async function isOutdated(house: House, source: Source): Promise<boolean> {
  const address = resolveAddress(source.url, house.root)
  // What is read from the web has its schedule.
  if (/^https?:/i.test(address)) return false
  const last = await lastFingerprint(house.db, source.id)
  if (last === undefined) return false
  return last !== fingerprintOf(source, await areaOf(house.db, source), await sha256Of(address))
}

async function lastFingerprint(db: Db, sourceId: number): Promise<string | null | undefined> {
  const { rows } = await sql<{ fingerprint: string | null }>`
    select explanation->>'fingerprint' as fingerprint from run
    where source_id = ${sourceId} and state in ('done', 'held') order by id desc limit 1`.execute(db)
  return rows[0]?.fingerprint
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
