import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReadingState } from '@wiker/connector'
import { z } from 'zod'
import { type NationalSource, rhythmDays } from './description.ts'

/** What is known of a cached national source, kept beside its files. */
export interface CacheState {
  /** When its publisher was last asked, with success. */
  checkedAt: string
  /** When what lies there was read; of a shipped copy, the day of its data. */
  retrieved: string
  /** True: the copy of the repository, nothing was fetched yet. */
  shipped: boolean
  licence: string
  publisher: string
  /** Source of the bytes, by address: what makes the next asking short. */
  asked: Record<string, { etag?: string; lastModified?: string; state?: ReadingState }>
  departments: Record<string, CachedDepartment>
  /** Records without any known town. */
  unplaced: number
  refused: number
}

export interface CachedDepartment {
  records: number
  bytes: number
  sha256: string
  retrieved: string
}

const cachedState = z.object({
  checkedAt: z.string(),
  retrieved: z.string(),
  shipped: z.boolean(),
  licence: z.string(),
  publisher: z.string(),
  asked: z.record(z.string(), z.looseObject({})),
  departments: z.record(
    z.string(),
    z.object({ records: z.number(), bytes: z.number(), sha256: z.string(), retrieved: z.string() }),
  ),
  unplaced: z.number(),
  refused: z.number(),
})

/** `DATA_DIR/national/<country>/<slug>`. */
export function folderOf(cache: string, source: Pick<NationalSource, 'country' | 'slug'>): string {
  return join(cache, source.country.toLowerCase(), source.slug)
}

export const fileOf = (folder: string, department: string) => join(folder, `${department}.ndjson.gz`)

/** Undefined when nothing is cached. A file that was cut short counts as nothing: it is made again. */
export async function readState(folder: string): Promise<CacheState | undefined> {
  try {
    const parsed = cachedState.safeParse(JSON.parse(await readFile(join(folder, 'state.json'), 'utf8')))
    return parsed.success ? (parsed.data as CacheState) : undefined
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

export async function writeState(folder: string, state: CacheState): Promise<void> {
  await mkdir(folder, { recursive: true })
  const next = join(folder, '.state.json')
  await writeFile(next, `${JSON.stringify(state, null, 1)}\n`)
  await rename(next, join(folder, 'state.json'))
}

/** Whether its publisher has probably brought out another version since it was last asked. */
export function isDue(source: NationalSource, state: CacheState | undefined, now: Date): boolean {
  if (!state || state.shipped) return true
  return now.getTime() - Date.parse(state.checkedAt) >= rhythmDays[source.rhythm] * 86_400_000
}
