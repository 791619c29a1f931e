import { open } from 'node:fs/promises'
import { zipKind } from '../../detect/zip-kind.ts'
import type { Detection, Member } from '../../types.ts'

/** Excel 2 to 2003 (BIFF), bare or in an OLE2 compound file ([MS-XLS], [MS-CFB]), and the binary workbook of later ones (XLSB). */
export async function detectXls(head: Uint8Array, member: Member): Promise<Detection | undefined> {
  if (head[0] === 0x50 && head[1] === 0x4b)
    return (await zipKind(member)) === 'xlsb' ? { format: 'xlsb', confidence: 1 } : undefined
  if (isBareBiff(head)) return { format: 'xls', confidence: 0.95 }
  if (head[0] !== 0xd0 || head[1] !== 0xcf || head.length < 512) return undefined
  const names = await streamNames(Buffer.from(head), member)
  if (names.some((name) => /^EncryptedPackage$/i.test(name))) return undefined
  return names.some((name) => /^(Workbook|Book)$/i.test(name)) ? { format: 'xls', confidence: 1 } : undefined
}

/** A BOF record opens the file: of version 2, 3, 4, 5 or 8 ([MS-XLS] §2.4.21). */
function isBareBiff(head: Uint8Array): boolean {
  const length = head[2]! | (head[3]! << 8)
  return head[0] === 0x09 && [0, 2, 4, 8].includes(head[1]!) && length >= 4 && length <= 16
}

const ENTRY = 128

/** Names of the streams in the first sectors of the directory, which may lie anywhere in the file. */
async function streamNames(head: Buffer, member: Member): Promise<string[]> {
  const size = head.readUInt16LE(30) === 12 ? 4096 : 512
  const start = (head.readUInt32LE(48) + 1) * size
  if (start >= member.bytes) return []
  const handle = await open(member.file)
  try {
    const bytes = Buffer.alloc(Math.min(4096, member.bytes - start))
    await handle.read(bytes, 0, bytes.length, start)
    const names: string[] = []
    for (let at = 0; at + ENTRY <= bytes.length; at += ENTRY) {
      const length = Math.min(bytes.readUInt16LE(at + 64), 64)
      if (length >= 2) names.push(bytes.toString('utf16le', at, at + length - 2))
    }
    return names
  } finally {
    await handle.close()
  }
}
