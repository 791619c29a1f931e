import type { Member } from '../types.ts'
import { decodeHead } from './decode.ts'

const roots: [RegExp, string][] = [
  [/^(?:\w+:)?kml$/i, 'kml'],
  [/^(?:\w+:)?gpx$/i, 'gpx'],
  [/^(?:wfs:|gml:)?FeatureCollection$/i, 'gml'],
  [/^rdf:RDF$/i, 'rdf'],
  [/^html$/i, 'html'],
  [/^(?:\w+:)?PublicationDelivery$/i, 'netex'],
]

/** What a text is that no reader took, so that its publisher can be told: `xml`, `html`, `kml`, `topojson`… */
export async function textKind(member: Member): Promise<string> {
  const text = (await decodeHead(member, 64 * 1024)).trimStart()
  if (/^<!doctype html|^<html/i.test(text)) return 'html'
  const root = /^(?:<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>|\s)*<([\w:.-]+)/.exec(text)?.[1]
  if (root) return roots.find(([pattern]) => pattern.test(root))?.[1] ?? 'xml'
  if (/^!table\b/i.test(text)) return 'mapinfo'
  if (/^BEGIN:VCARD/i.test(text)) return 'vcard'
  if (/^\{[^{}]*"type"\s*:\s*"Topology"/.test(text)) return 'topojson'
  return 'unknown'
}
