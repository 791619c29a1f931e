import type { CanonicalRecord } from '@wiker/model'
import { openSource } from '../convert.ts'
import { temporaryFile } from './source.ts'

/** A made-up file through the whole pipeline: what its first part was taken for, `{ name: 'titre' }`, and its records. */
export async function throughAll(name: string, content: string | Uint8Array) {
  const source = await openSource(await temporaryFile(name, content), {
    today: '2026-11-23',
    now: () => new Date('2026-11-23T10:00:00Z'),
  })
  const [member] = source.members
  if (!member?.understanding) throw new Error(`unreadable: ${member?.error?.key ?? source.error?.key}`)
  const { understanding } = member
  const records: CanonicalRecord[] = []
  for await (const converted of member.convert()) if (converted.ok) records.push(converted.record)
  await source.dispose()
  return {
    entity: understanding.entity.type,
    mapping: Object.fromEntries(understanding.mapping.map(({ to, from }) => [to, from])),
    crs: understanding.crs,
    country: member.country,
    records,
    refused: member.counts.refused,
  }
}
