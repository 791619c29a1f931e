import type { SourceReading } from '@wiker/connector'
import type { StoreReport } from '../store/store.ts'
import { explanationOf } from './explanation.ts'
import type { IntakeReport } from './intake.ts'
import type { RunEnd } from './journal.ts'

/** The report of a run that read its source to the end. Every record read is in exactly one of its counts. */
export function summaryOf(
  reading: SourceReading,
  intake: IntakeReport,
  stored: StoreReport,
  circumstances: Partial<RunEnd>,
  fingerprint: string,
): RunEnd {
  return {
    ...circumstances,
    state: stored.held ? 'held' : 'done',
    read: intake.read,
    refused: intake.refused,
    elsewhere: intake.elsewhere,
    unplaced: intake.unplaced,
    merged: stored.repeated.length + stored.merged.length,
    added: stored.added,
    changed: stored.changed,
    same: stored.same,
    withdrawn: stored.withdrawn,
    explanation: {
      ...explanationOf(reading),
      fingerprint,
      doubts: intake.doubts,
      kinds: stored.kinds,
      recognised: stored.recognised,
      missing: stored.missing,
      joined: stored.joined,
    },
    ...(stored.held ? { problem: stored.held } : {}),
    refusals: intake.refusals,
  }
}
