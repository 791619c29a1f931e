import type { MemberReading, SourceReading } from '@wiker/connector'
import { examine } from '@wiker/connector/quality/examine.ts'
import { repairedFile } from '@wiker/connector/quality/repaired.ts'

type Layer = NonNullable<MemberReading['layer']>

/** A member with no more than its first records. */
export function firstOf(member: MemberReading, most: number): MemberReading {
  const { layer, source } = member
  return { ...member, ...(layer ? { layer: cut(layer, most) } : {}), ...(source ? { source: cut(source, most) } : {}) }
}

/** The same layer, what it counts while it is read included. */
function cut(layer: Layer, most: number): Layer {
  return Object.create(layer, {
    records: { value: () => first(layer.records(), most) },
    batches: { value: undefined },
    split: { value: undefined },
  })
}

async function* first<T>(records: AsyncIterable<T>, most: number): AsyncGenerator<T> {
  let given = 0
  for await (const record of records) {
    yield record
    if (++given >= most) return
  }
}

/** Cells that a repaired file would have written better, of the first records; undefined when the source is no single table. */
export async function mendableOf({ members, error }: SourceReading, most: number): Promise<number | undefined> {
  const [member, ...others] = members
  if (error || !member?.layer || others.length > 0) return undefined
  const looked = firstOf(member, most)
  try {
    return await cellsToMend(looked, await examine(looked))
  } catch {
    // A source that breaks off is told of elsewhere.
    return undefined
  }
}

/** Cells that would be changed; undefined when there is no table to take back. */
export async function cellsToMend(
  member: MemberReading,
  examination: Awaited<ReturnType<typeof examine>>,
): Promise<number | undefined> {
  const file = repairedFile(member, examination, { column: '', say: () => '' })
  if (!file) return undefined
  for await (const _ of file.write());
  return file.changed.cells
}
