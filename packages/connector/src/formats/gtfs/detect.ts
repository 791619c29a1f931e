import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'

/** The tables of GTFS (General Transit Feed Specification), told by their column names. */
export async function detectGtfs(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const [first = ''] = (await decodeHead(member, 8 * 1024)).trimStart().split(/\r?\n/, 1)
  const names = new Set(first.split(/[,;\t]/).map((name) => name.trim().replace(/^"|"$/g, '')))
  const table = tableOf(names)
  if (!table) return undefined
  const { name: encoding } = await encodingOf(member)
  return { format: 'gtfs', encoding, confidence: 0.98, dialect: { table } }
}

const tables: [string, string[]][] = [
  ['times', ['trip_id', 'stop_id', 'stop_sequence']],
  ['stops', ['stop_id', 'stop_name', 'stop_lat']],
  ['routes', ['route_id', 'route_type', 'route_short_name']],
  ['routes', ['route_id', 'route_type', 'route_long_name']],
  ['agency', ['agency_name', 'agency_timezone']],
  ['calendar', ['service_id', 'monday', 'sunday', 'start_date']],
  ['exceptions', ['service_id', 'date', 'exception_type']],
  ['trips', ['route_id', 'service_id', 'trip_id']],
  ['shapes', ['shape_id', 'shape_pt_lat', 'shape_pt_sequence']],
  ['transfers', ['from_stop_id', 'to_stop_id', 'transfer_type']],
  ['frequencies', ['trip_id', 'headway_secs']],
  ['feed', ['feed_publisher_name', 'feed_lang']],
]

const tableOf = (names: ReadonlySet<string>): string | undefined =>
  tables.find(([, columns]) => columns.every((name) => names.has(name)))?.[0]
