import type { Detection, Layer, Member } from '../../types.ts'
import { text } from '../dcat/dataset.ts'
import { itemLayer } from '../items/layer.ts'
import { isObject } from '../json/locate.ts'
import { parseDocument } from '../json/source.ts'
import { Tally } from '../table/tally.ts'

type Json = Record<string, unknown>

const known: Layer['known'] = {
  entity: 'transit',
  mapping: [
    { to: 'identifier', from: 'station_id' },
    { to: 'name', from: 'name' },
    { to: 'latitude', from: 'lat' },
    { to: 'longitude', from: 'lon' },
    { to: 'streetAddress', from: 'address' },
    { to: 'postalCode', from: 'post_code' },
    { to: 'url', from: 'rental_uris.web' },
  ],
}

/** Stations, each with what is free there when the file of their states lies beside. */
export async function openGbfs(member: Member, detection: Detection): Promise<Layer[]> {
  const warnings: Pick<Layer, 'repairs' | 'warnings'> = { repairs: [], warnings: [] }
  const root = await parseDocument(member, new Tally(warnings))
  const states = new Map<string, Json>()
  const beside = member.parts?.get('station_status')
  if (beside) {
    const status = await parseDocument(beside, new Tally({ repairs: [], warnings: [] })).catch(() => undefined)
    for (const state of stationsOf(status)) states.set(String(state.station_id), state)
  }
  const stations = () => stationsOf(root).map((station) => withState(station, states.get(String(station.station_id))))
  const facts: Record<string, string> =
    isObject(root) && typeof root.version === 'string' ? { version: root.version } : {}
  return [
    itemLayer(stations, {
      path: member.path,
      format: 'gbfs',
      encoding: detection.encoding,
      facts,
      known,
      warnings: warnings.warnings,
    }),
  ]
}

function stationsOf(root: unknown): Json[] {
  const stations = isObject(root) && isObject(root.data) ? root.data.stations : undefined
  return Array.isArray(stations) ? stations.filter(isObject) : []
}

/** Since version 3 texts are lists by language: `[{ "text": "Gare", "language": "fr" }]`. */
function withState(station: Json, state: Json | undefined): Json {
  const spoken = Object.entries(station).map(([key, value]) => {
    const texts = Array.isArray(value) ? value.filter((one) => isObject(one) && 'text' in one && 'language' in one) : []
    if (texts.length === 0) return [key, value]
    return [key, text(Object.fromEntries(texts.map((one) => [(one as Json).language, (one as Json).text])))]
  })
  const { station_id: _id, ...rest } = state ?? {}
  return { ...Object.fromEntries(spoken), ...(state ? { status: rest } : {}) }
}
