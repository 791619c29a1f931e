import { detect } from '../detect/detect.ts'
import type { Download, Layer, RawRecord } from '../types.ts'
import { fileMember } from '../unpack/member.ts'
import type { Part, Session } from './types.ts'

/**
 * What a small document says, a part for each kind of thing, through the format that reads it: so many pages of one
 * kind make one member. Nothing when no format reads it.
 */
export async function* thingsOf(download: Download, session: Session): AsyncGenerator<Part & { records: unknown[] }> {
  const member = fileMember(download.name, download.file, download.bytes, download.contentType)
  const detected = await detect(member)
  if ('unreadable' in detected) return
  const { limits, today, timezone } = session
  for (const layer of await detected.format.open(member, detected.detection, { limits, today, timezone })) {
    const records: unknown[] = []
    for await (const record of layer.records()) if (!record.broken) records.push(objectOf(record, layer))
    if (records.length === 0) continue
    const kind = layer.path.includes('#') ? layer.path.replace(/^.*#/, '') : (layer.known?.entity ?? 'records')
    yield {
      member: kind,
      records,
      ...(layer.known ? { known: layer.known } : {}),
      ...(layer.facts ? { facts: layer.facts } : {}),
      ...(layer.crs ? { crs: layer.crs } : {}),
    }
  }
}

function objectOf({ values, geometry }: RawRecord, { columns }: Layer): Record<string, unknown> {
  const one: Record<string, unknown> = {}
  for (const [index, name] of columns.entries()) if (values[index] !== undefined) one[name] = values[index]
  return geometry && one.geometry === undefined ? { ...one, geometry } : one
}
