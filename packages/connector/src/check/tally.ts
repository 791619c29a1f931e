import type { Repair, Understanding, Warning } from '../types.ts'
import { oneCell } from './one-cell.ts'

/** Counts what was mended and what is doubtful, with one example each; writes them into the understanding as they grow. */
export interface Tally {
  repair(kind: string, before: unknown, after: unknown, where: number, count?: number): void
  warn(kind: string, where: number, message?: string): void
}

const bases = new WeakMap<Understanding, { repairs: Repair[]; warnings: Warning[] }>()

/** A layer may be converted several times: each run counts from what the mapping had found. */
export function tallyInto(understanding: Understanding): Tally & { add(counted: Counted): void } {
  let base = bases.get(understanding)
  if (!base) {
    base = { repairs: structuredClone(understanding.repairs), warnings: structuredClone(understanding.warnings) }
    bases.set(understanding, base)
  }
  understanding.repairs.splice(0, understanding.repairs.length, ...structuredClone(base.repairs))
  understanding.warnings.splice(0, understanding.warnings.length, ...structuredClone(base.warnings))
  return counting(understanding)
}

/** What a part of a layer gave, counted apart. */
export interface Counted {
  repairs: Repair[]
  warnings: Warning[]
}

/** Counts part after part, each from zero. */
export function tallyOfParts(): Tally & { take(): Counted } {
  let counted: Counted = { repairs: [], warnings: [] }
  let tally = counting(counted)
  return {
    repair: (...said) => tally.repair(...said),
    warn: (...said) => tally.warn(...said),
    take() {
      const taken = counted
      counted = { repairs: [], warnings: [] }
      tally = counting(counted)
      return taken
    },
  }
}

function counting(into: Counted): Tally & { add(counted: Counted): void } {
  const repairs = new Map(into.repairs.map((repair) => [repair.kind, repair]))
  const warnings = new Map(into.warnings.map((warning) => [warning.kind, warning]))
  const addRepair = (repair: Repair) => {
    repairs.set(repair.kind, repair)
    into.repairs.push(repair)
  }
  const addWarning = (warning: Warning) => {
    warnings.set(warning.kind, warning)
    into.warnings.push(warning)
  }
  return {
    repair(kind, before, after, where, count = 1) {
      const known = repairs.get(kind)
      if (known) known.count += count
      else addRepair({ kind, count, example: { before: shown(before), after: shown(after), where: `row ${where}` } })
    },
    warn(kind, where, message) {
      const known = warnings.get(kind)
      if (known) known.count++
      else addWarning({ kind, count: 1, where: `row ${where}`, ...(message ? { message } : {}) })
    },
    add(counted) {
      for (const repair of counted.repairs) {
        const known = repairs.get(repair.kind)
        if (known) known.count += repair.count
        else addRepair(repair)
      }
      for (const warning of counted.warnings) {
        const known = warnings.get(warning.kind)
        if (known) known.count += warning.count
        else addWarning(warning)
      }
    },
  }
}

function shown(value: unknown): string {
  const text = oneCell(value) ?? JSON.stringify(value) ?? String(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
