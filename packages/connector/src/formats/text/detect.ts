import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'

/** E-mail (RFC 5322), Markdown with or without front matter, plain text: an announcement as people write it. */
export async function detectText(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const text = (await decodeHead(member, 16 * 1024)).replace(/^\s+/, '')
  if (text === '') return undefined
  const { name: encoding } = await encodingOf(member)
  const named = /\.(txt|text|md|markdown|eml)$/i.exec(member.path)?.[1]?.toLowerCase()
  if (isEmail(text)) return { format: 'eml', encoding, confidence: named === 'eml' ? 0.95 : 0.9 }
  // Some files are nothing but front matter and never close it.
  if (/^---[ \t]*\r?\n\s*[\w"'-]+\s*:(\s|$)/.test(text)) {
    return { format: 'markdown', encoding, confidence: 0.9, dialect: { frontMatter: true } }
  }
  if (named === 'md' || named === 'markdown' || /text\/markdown/i.test(member.contentType ?? ''))
    return { format: 'markdown', encoding, confidence: 0.4 }
  if (named === undefined && !/text\/plain/i.test(member.contentType ?? '') && /\.[a-z0-9]+$/i.test(member.path))
    return undefined
  return /\p{L}{2,}[\s,]+\p{L}{2,}/u.test(text) && !/^<|^BEGIN:|^[[{]/.test(text)
    ? { format: 'text', encoding, confidence: 0.35 }
    : undefined
}

/** Header lines first, with at least two that every message has. */
function isEmail(text: string): boolean {
  const head = text.split(/\r?\n\r?\n/, 1)[0]!
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  if (!lines.every((line, index) => /^[\w-]+:/.test(line) || (index === 0 && line.startsWith('From ')))) return false
  const names = new Set(lines.map((line) => line.split(':')[0]!.toLowerCase()))
  return (
    ['from', 'date', 'subject', 'message-id', 'mime-version', 'received', 'to'].filter((name) => names.has(name))
      .length >= 3
  )
}
