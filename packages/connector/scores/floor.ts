import { readFileSync, writeFileSync } from 'node:fs'
import type { Totals } from './totals.ts'

const file = new URL('./floor.json', import.meta.url)
const HIGHER_IS_BETTER = ['files', 'detected', 'counted', 'entity', 'right'] as const

export type Floor = Record<(typeof HIGHER_IS_BETTER)[number], number>

/** The best figures so far, below which none may fall. */
export const readFloor = (): Floor => JSON.parse(readFileSync(file, 'utf8')) as Floor

/** Figures that fell, in words. */
export function fallen(totals: Totals, floor: Floor): string[] {
  return HIGHER_IS_BETTER.filter((key) => totals[key] < floor[key]).map(
    (key) => `${key}: ${totals[key]}, it was ${floor[key]}`,
  )
}

/** Only ever raises the floor: lowering it is a decision, made by hand. */
export function raiseFloor(totals: Totals, floor: Floor): void {
  const raised = Object.fromEntries(HIGHER_IS_BETTER.map((key) => [key, Math.max(totals[key], floor[key])]))
  writeFileSync(file, `${JSON.stringify(raised, null, 2)}\n`)
}
