import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'
import { rootOf } from '../xml/detect.ts'
import { local } from '../xml/sax.ts'

/** Uses GML's geometries without being a list of features. */
const others =
  /^(?:kml|gpx|rdf|feed|rss|MD_Metadata|Get\w+Response|\w*Capabilities|\w*ExceptionReport|schema|PublicationDelivery)$/i

/** GML 2 to 3.2 (ISO 19136): any list of features, most of all a WFS server's answer, and a feature alone. */
export async function detectGml(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const text = await decodeHead(member, 64 * 1024)
  const root = rootOf(text)
  if (!root || others.test(local(root))) return undefined
  const speaksGml = /["']https?:\/\/www\.opengis\.net\/(?:gml|wfs)\b/.test(text)
  const lists =
    /(?:FeatureCollection|SpatialDataSet|CityModel)\d?$/.test(root) ||
    /<(?:[\w.-]+:)?(?:featureMembers?|member)\b/.test(text)
  const alone = /<gml:(?:Point|Polygon|LineString|Curve|Surface|Multi\w+)\b/.test(text)
  if (!speaksGml || !(lists || alone)) return undefined
  const { name: encoding } = await encodingOf(member)
  return { format: 'gml', encoding, confidence: lists ? 0.97 : 0.7 }
}
