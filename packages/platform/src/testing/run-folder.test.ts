import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { openRunFolder } from './run-folder.ts'

it('whatever tests write for a while lies in the folder of their run', () => {
  expect(basename(tmpdir())).toMatch(/^wiker-run-\d+-/)
})

it('a test run leaves nothing behind', async () => {
  const before = tmpdir()
  const close = openRunFolder()
  const folder = await mkdtemp(join(tmpdir(), 'left-'))
  expect(folder.startsWith(join(before, 'wiker-run-'))).toBe(true)
  close()
  expect(existsSync(folder)).toBe(false)
  expect(tmpdir()).toBe(before)
})
