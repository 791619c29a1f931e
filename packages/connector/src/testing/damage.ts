import fc from 'fast-check'
import { expect } from 'vitest'
import { openSource } from '../convert.ts'
import { temporaryFile } from './source.ts'

interface Change {
  at: number
  kind: 'flip' | 'drop' | 'repeat' | 'cut' | 'zeros' | 'quote'
  byte: number
  length: number
}

/** Bytes changed, cut out, repeated, wiped, a quote put in, or the file cut short. */
const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom('flip', 'flip', 'drop', 'repeat', 'cut', 'zeros', 'quote'),
    byte: fc.nat(255),
    length: fc.integer({ min: 1, max: 12 }),
  }),
  { minLength: 1, maxLength: 6 },
)

function damaged(bytes: Uint8Array, list: Change[]): Uint8Array {
  let result = Buffer.from(bytes)
  for (const { at, kind, byte, length } of list) {
    const index = Math.min(Math.floor(at * result.length), result.length - 1)
    const [before, after] = [result.subarray(0, index), result.subarray(index + length)]
    if (kind === 'flip') result[index] = byte
    else if (kind === 'zeros') result.fill(0, index, Math.min(index + length, result.length))
    else if (kind === 'drop') result = Buffer.concat([before, after])
    else if (kind === 'repeat')
      result = Buffer.concat([before, result.subarray(index, index + length), result.subarray(index)])
    else if (kind === 'quote') result = Buffer.concat([before, Buffer.from('"'), result.subarray(index)])
    else result = Buffer.from(result.subarray(0, Math.max(1, index)))
    if (result.length === 0) return Buffer.from([byte])
  }
  return result
}

/** However a file is damaged, it is read or refused with a reason; anything else that is thrown fails the test; `pack` puts the bytes among their own. */
export async function survivesDamage(
  name: string,
  bytes: Uint8Array,
  numRuns = 150,
  pack: (damaged: Uint8Array) => Uint8Array = (one) => one,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(changes, async (list) => {
      const source = await openSource(await temporaryFile(name, pack(damaged(bytes, list))), { today: '2026-11-23' })
      if (source.error) expect(source.error.key).toMatch(/^[a-z0-9-]+$/)
      for (const member of source.members) {
        try {
          for await (const converted of member.convert())
            if (!converted.ok) expect(converted.refusal.problems.length).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toHaveProperty('problem.key')
        }
      }
      await source.dispose()
    }),
    { numRuns },
  )
}
