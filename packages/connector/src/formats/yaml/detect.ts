import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'

const entry = /^\s*(- +)*(["']?)[\p{L}\p{N}_][\p{L}\p{N}_ .@$/-]{0,60}\2\s*:(\s|$)/u
const other = /^\s*(-\s|-$|#|---\s*$|\.\.\.\s*$|%YAML)/

/** YAML 1.2. Prose has colons too: without the name, nearly every line must be an entry, and some of them indented or in a list. */
export async function detectYaml(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const text = await decodeHead(member, 16 * 1024)
  const start = text.trimStart()
  if (start === '' || /^[<{[]|^BEGIN:/.test(start)) return undefined
  const named = /\.ya?ml$/i.test(member.path) || /\byaml\b/i.test(member.contentType ?? '')
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 400)
  const entries = lines.filter((line) => entry.test(line)).length
  const fitting = lines.filter((line) => entry.test(line) || other.test(line)).length
  const { name: encoding } = await encodingOf(member)
  if (named) return fitting > 0 ? { format: 'yaml', encoding, confidence: 0.95 } : undefined
  const built = lines.some((line) => /^\s*- +\S/.test(line) || /^ +\S/.test(line))
  if (!built || entries < 3 || fitting < lines.length * 0.95) return undefined
  // Between two lines of dashes it is the head of a page of Markdown.
  return /^---\s*\n[\s\S]*?\n---\s*\n/.test(start) ? undefined : { format: 'yaml', encoding, confidence: 0.6 }
}
