import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'
import type { Take } from './registry.ts'

/** jCal: a component is its name, its properties and its components. */
type Component = [string, [string, unknown, string, unknown][], Component[]]

export function ical(file: string, take: Take): void {
  const [, , components] = ICAL.parse(readFileSync(file, 'utf8')) as Component
  for (const [, properties] of components) take(properties.find(([name]) => name === 'summary')?.[3])
}
