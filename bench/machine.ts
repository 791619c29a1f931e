import { cpus, totalmem } from 'node:os'

export interface Machine {
  node: string
  cores: number
  processor: string
  /** Bytes. */
  memory: number
}

export function machine(): Machine {
  const all = cpus()
  return { node: process.version, cores: all.length, processor: all[0]?.model.trim() ?? 'unknown', memory: totalmem() }
}
