import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'
import { isObject } from '../json/locate.ts'
import { preview } from '../json/preview.ts'
import { WHOLE } from '../json/source.ts'

/** The stations of a bike sharing system (GBFS 1.0 to 3.0). Its other files are read as the JSON they are. */
export async function detectGbfs(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  if (member.bytes > WHOLE) return undefined
  const root = (await preview(member))?.value
  if (!isObject(root) || !('last_updated' in root) || !isObject(root.data)) return undefined
  const stations = root.data.stations
  const first = Array.isArray(stations) ? stations[0] : undefined
  if (!isObject(first) || !('station_id' in first) || !('lat' in first)) return undefined
  const { name: encoding } = await encodingOf(member)
  return { format: 'gbfs', encoding, confidence: 0.97 }
}
