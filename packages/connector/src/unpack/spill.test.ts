import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import { setTimeout as after } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { spill } from './spill.ts'
import type { Budget } from './unpack.ts'

test('an archive that breaks before its folder is there is refused, and the process lives on', async () => {
  const folder = async () => {
    await after(20)
    return tmpdir()
  }
  const budget = { limits: defaultLimits, members: 0, bytes: 0, folder } as Budget
  const source = new Readable({ read() {} })
  setImmediate(() => source.destroy(new Error('unexpected end of file')))
  await expect(spill(source, 'a.csv', 20, budget)).rejects.toThrow()
})
