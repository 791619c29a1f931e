import { CORE_SCHEMA, load } from 'js-yaml'
import { decodeAll } from '../../detect/decode.ts'
import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member } from '../../types.ts'
import { Flattener } from '../json/flatten.ts'
import { isObject } from '../json/locate.ts'
import { Tally } from '../table/tally.ts'

/** Markdown with YAML front matter: one record, its keys for columns, the text below as `content`. */
export async function openFrontMatter(member: Member, detection: Detection): Promise<Layer[]> {
  const text = (await decodeAll(member)).replace(/^\s+/, '')
  const [, yaml = '', content = ''] = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n([\s\S]*))?$/.exec(
    text,
  ) ?? ['', text.replace(/^---.*/, '')]
  const values = readYaml(yaml)
  const layer: Layer = {
    path: member.path,
    format: 'markdown',
    encoding: detection.encoding ?? 'utf-8',
    columns: [],
    repairs: [],
    warnings: [],
    records: async function* () {
      const flattener = new Flattener(layer.columns, new Tally(layer))
      yield flattener.record({ ...values, ...(content.trim() ? { content: content.trim() } : {}) }, 1)
    },
  }
  return [layer]
}

function readYaml(text: string): Record<string, unknown> {
  let value: unknown
  try {
    // The core schema keeps dates as the text they are.
    value = load(text, { schema: CORE_SCHEMA, json: true })
  } catch (error) {
    throw new Unreadable('bad-front-matter', { reason: (error as Error).message.split('\n')[0]! })
  }
  // Aliases in aliases make gigabytes of a few lines.
  if (!isSmall(value)) throw new Unreadable('bad-front-matter', { reason: 'too many aliases' })
  if (!isObject(value)) throw new Unreadable('bad-front-matter', { reason: 'no keys' })
  return value
}

function isSmall(value: unknown): boolean {
  let left = 100_000
  const visit = (node: unknown): boolean => {
    if (--left < 0) return false
    return typeof node !== 'object' || node === null || Object.values(node).every(visit)
  }
  return visit(value)
}
