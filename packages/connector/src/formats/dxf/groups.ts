import { Unreadable } from '../../problem.ts'

export interface Group {
  code: number
  value: string
}

const LONGEST = 8 << 20

/** Pairs of lines: what follows is told by the number before it. */
export async function* groupsOf(pieces: AsyncIterable<string>): AsyncGenerator<Group> {
  let rest = ''
  let code: number | undefined
  for await (const piece of pieces) {
    rest += piece
    if (rest.length > LONGEST && !rest.includes('\n')) throw new Unreadable('broken', { reason: 'dxf' })
    let at = 0
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', at)) {
      const line = rest.slice(at, end).replace(/\r$/, '')
      at = end + 1
      if (code === undefined) {
        code = Number.parseInt(line, 10)
        if (Number.isNaN(code)) code = undefined
      } else {
        yield { code, value: line }
        code = undefined
      }
    }
    rest = rest.slice(at)
  }
  if (code !== undefined && rest !== '') yield { code, value: rest }
}
