import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'

/** XML Spreadsheet 2003, which many portals still give as `.xls`. */
export async function detectExcelXml(head: Uint8Array, member: Member): Promise<Detection | undefined> {
  if (![0x3c, 0xef, 0xff, 0xfe, 0x20, 0x0a, 0x0d].includes(head[0] ?? 0)) return undefined
  const text = await decodeHead(member, 8192)
  if (!/<(\w+:)?Workbook\b/.test(text) || !text.includes('urn:schemas-microsoft-com:office:spreadsheet'))
    return undefined
  return { format: 'excel-xml', confidence: 0.99, encoding: (await encodingOf(member)).name }
}
