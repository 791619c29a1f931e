import type { Detected } from '../detect/detect.ts'
import { formats } from '../formats/registry.ts'
import { Unreadable } from '../problem.ts'
import type { Download, Layer, Member, MemberHints, RawRecord } from '../types.ts'

/** What the protocol that gave this member (or the archive it stands in) knows of it. */
export function hintsOf({ path }: Member, { hints }: Download): MemberHints | undefined {
  if (!hints) return undefined
  if (Object.hasOwn(hints, path)) return hints[path]
  const around = Object.keys(hints).find((name) => path.startsWith(`${name}/`))
  return around === undefined ? undefined : hints[around]
}

/** A member that the protocol wrote itself is what the protocol says. */
export function knownFormat(hints: MemberHints | undefined): Detected | undefined {
  const detection = hints?.detection
  const name = detection?.format === 'ndjson' ? 'json' : detection?.format
  const format = formats.find((one) => one.name === name)
  return detection && format ? { format, detection } : undefined
}

/** The layer with all that is known of it beside its bytes. What broke off says so after its last record. */
export function hinted(layer: Layer, hints: MemberHints | undefined): Layer {
  if (!hints) return layer
  if (hints.facts) layer.facts = { ...layer.facts, ...hints.facts }
  if (hints.crs) layer.crs = hints.crs
  if (hints.known && !layer.known) layer.known = hints.known
  layer.warnings.push(...(hints.warnings ?? []))
  const { incomplete, warnings = [] } = hints
  const { records } = layer
  // Read one by one, so that what is said at the end is said.
  delete layer.batches
  delete layer.split
  layer.records = async function* (): AsyncGenerator<RawRecord> {
    yield* records.call(layer)
    // A reader starts its tally from zero at each reading.
    for (const warning of warnings) {
      const said = layer.warnings.find(({ kind, where }) => kind === warning.kind && where === warning.where)
      if (!said) layer.warnings.push({ ...warning })
      else said.count = warning.count
    }
    if (incomplete) throw new Unreadable(incomplete.key, incomplete.values)
  }
  return layer
}
