import type { CanonicalRecord } from '@wiker/model'
import { type OpenOptions, openSource, type SourceReading } from '../../convert.ts'
import { problemOf } from '../../problem.ts'
import type { Problem, Refusal } from '../../types.ts'
import { type Replay, type Routes, replay } from './server.ts'

export interface Harvested {
  reading: SourceReading
  /** By member path. */
  members: Record<string, CanonicalRecord[]>
  records: CanonicalRecord[]
  refusals: Refusal[]
  warnings: string[]
  error?: Problem
  /** What a member's reading ended with, when it did not end well. */
  broken?: Problem
  /** Milliseconds the connector would have waited; tests never do. */
  waited: number[]
}

/** Reads a source of the replayed server to its end, as `convert` does. */
export async function harvest(address: string, options: Partial<OpenOptions> = {}): Promise<Harvested> {
  const waited: number[] = []
  const reading = await openSource(address, {
    today: '2026-11-23',
    now: () => new Date('2026-11-23T10:00:00Z'),
    allowHosts: ['127.0.0.1'],
    pause: 0,
    wait: async (milliseconds) => void waited.push(milliseconds),
    ...options,
  })
  const harvested: Harvested = { reading, members: {}, records: [], refusals: [], warnings: [], waited }
  try {
    if (reading.error) harvested.error = reading.error
    for (const member of reading.members) {
      const list: CanonicalRecord[] = []
      harvested.members[member.path] = list
      try {
        for await (const converted of member.convert())
          if (converted.ok) list.push(converted.record)
          else harvested.refusals.push(converted.refusal)
      } catch (error) {
        harvested.broken = problemOf(error)
      }
      harvested.records.push(...list)
      harvested.warnings.push(...(member.layer?.warnings ?? []).map(({ kind }) => kind))
    }
    return harvested
  } finally {
    await reading.dispose()
  }
}

const open: Replay[] = []

/** A replayed server that `closeAll` (in `afterEach`) closes. */
export async function serve(routes: Routes): Promise<Replay> {
  const server = await replay(routes)
  open.push(server)
  return server
}

export function closeAll(): void {
  for (const server of open.splice(0)) server.close()
}
