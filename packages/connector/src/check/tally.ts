import type { Repair, Understanding, Warning } from '../types.ts'

/** Counts what was mended and what is doubtful, with one example each; writes them into the understanding as they grow. */
export interface Tally {
  repair(kind: string, before: unknown, after: unknown, where: number, count?: number): void
  warn(kind: string, where: number, message?: string): void
}

const bases = new WeakMap<Understanding, { repairs: Repair[]; warnings: Warning[] }>()

/** A layer may be converted several times: each run counts from what the mapping had found. */
export function tallyInto(understanding: Understanding): Tally {
  let base = bases.get(understanding)
  if (!base) {
    base = { repairs: structuredClone(understanding.repairs), warnings: structuredClone(understanding.warnings) }
    bases.set(understanding, base)
  }
  understanding.repairs.splice(0, understanding.repairs.length, ...structuredClone(base.repairs))
  understanding.warnings.splice(0, understanding.warnings.length, ...structuredClone(base.warnings))
  const repairs = new Map(understanding.repairs.map((repair) => [repair.kind, repair]))
  const warnings = new Map(understanding.warnings.map((warning) => [warning.kind, warning]))
  return {
    repair(kind, before, after, where, count = 1) {
      const known = repairs.get(kind)
      if (known) {
        known.count += count
        return
      }
      const example = { before: shown(before), after: shown(after), where: `row ${where}` }
      const repair: Repair = { kind, count, example }
      repairs.set(kind, repair)
      understanding.repairs.push(repair)
    },
    warn(kind, where, message) {
      const known = warnings.get(kind)
      if (known) {
        known.count++
        return
      }
      const warning: Warning = { kind, count: 1, where: `row ${where}`, ...(message ? { message } : {}) }
      warnings.set(kind, warning)
      understanding.warnings.push(warning)
    },
  }
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
