import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'
import { rootOf } from '../xml/detect.ts'

/** Metadata of geographic data: ISO 19139 and 19115-3, alone or in the answer of a catalogue service (CSW 2.0.2 and 3.0), and CSW's own records. */
export async function detectIso(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const text = await decodeHead(member, 64 * 1024)
  const root = rootOf(text)?.replace(/^.*:/, '')
  if (
    !root ||
    !/^(MD_Metadata|MI_Metadata|GetRecordsResponse|GetRecordByIdResponse|OAI-PMH|metadata|Record|SummaryRecord)$/.test(
      root,
    )
  )
    return undefined
  const iso =
    /isotc211\.org\/2005\/gmd|standards\.iso\.org\/iso\/19115\/-3\/mdb/.test(text) &&
    /<(\w+:)?M[DI]_Metadata\b/.test(text)
  const csw = /opengis\.net\/cat\/csw/.test(text) && /<(\w+:)?(Summary|Brief)?Record[\s>]/.test(text)
  if (!iso && !csw) return undefined
  const { name: encoding } = await encodingOf(member)
  return { format: iso ? 'iso19139' : 'csw', encoding, confidence: 0.97 }
}
