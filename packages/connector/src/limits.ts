import type { Limits } from './types.ts'

const MB = 1024 * 1024

/** Enough for the largest files towns publish, small enough for a shared server to survive a hostile one. */
export const defaultLimits: Limits = {
  maxBytes: 1024 * MB,
  maxTotalBytes: 2048 * MB,
  maxMembers: 2000,
  maxRatio: 200,
  maxDepth: 3,
  stallTimeout: 30_000,
}
