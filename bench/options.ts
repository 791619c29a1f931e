import { parseArgs } from 'node:util'

export const parts = ['connector', 'pages', 'matching', 'harvest'] as const

export interface BenchOptions {
  /** Rows of the generated file. */
  rows: number
  /** Seconds for each address of the pages. */
  seconds: number
  only: (typeof parts)[number] | undefined
  json: boolean
}

export const usage = `Usage: npm run bench -- [--rows 1000000] [--seconds 5] [--only ${parts.join('|')}] [--json]`

export function readOptions(argv: string[]): { ok: true; options: BenchOptions } | { ok: false; reason: string } {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        rows: { type: 'string', default: '1000000' },
        seconds: { type: 'string', default: '5' },
        only: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    const rows = Number(values.rows)
    const seconds = Number(values.seconds)
    if (!Number.isInteger(rows) || rows < 1 || rows > 100_000_000) return no('--rows is a number of rows')
    if (!(seconds > 0 && seconds <= 60)) return no('--seconds is between 0 and 60')
    const only = parts.find((part) => part === values.only)
    if (values.only !== undefined && !only) return no(`--only is one of ${parts.join(', ')}`)
    return { ok: true, options: { rows, seconds, only, json: values.json } }
  } catch (error) {
    return no((error as Error).message)
  }
}

const no = (reason: string) => ({ ok: false as const, reason })
