import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { covers } from './rules.ts'

const word = fc.constantFrom(
  '44015',
  '44195',
  'source 3 event loto',
  'source 3 event',
  'source 33 event loto',
  'accept',
  'refuse',
  'harvested',
  'proposal',
  '',
)
const rule = fc.record({ town: word, kind: word, alike: word, answer: word })
const card = fc.record({
  town: word,
  kind: word,
  alike: fc.option(word, { nil: undefined }),
  teaches: fc.option(word, { nil: undefined }),
})

describe('A rule', () => {
  test('never says anything of a card that differs from it in town, kind, what it has in common, or the answer that may be given', () => {
    fc.assert(
      fc.property(rule, card, (one, other) => {
        const same =
          one.town === other.town &&
          one.kind === other.kind &&
          one.alike === other.alike &&
          one.answer === other.teaches
        expect(covers(one, other)).toBe(same)
      }),
    )
  })

  test('says nothing of what must be looked at each time', () => {
    fc.assert(fc.property(rule, card, (one, other) => !covers(one, { ...other, alike: undefined })))
  })
})
