import { expect, test } from 'vitest'
import { readableLine } from './log.ts'

test('a terminal gets the hour, the words and the details; an error keeps its stack', () => {
  const line = readableLine(
    '{"level":30,"time":"2026-11-28T18:30:05.123Z","source":3,"towns":["44015"],"msg":"Harvest done"}\n',
  )
  expect(line).toBe('18:30:05   Harvest done source=3 towns=["44015"]\n')
  const trouble = readableLine(
    '{"level":50,"time":"2026-11-28T18:30:05.123Z","err":{"message":"no","stack":"Error: no\\n at x"},"msg":"Failed"}',
  )
  expect(trouble).toBe('18:30:05 ✗ Failed\nError: no\n at x\n')
})
