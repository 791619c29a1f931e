import { parseArgs } from 'node:util'
import { formatNames } from './connector/formats/registry.ts'

export const parts = ['connector', 'pages', 'matching', 'harvest', 'billing'] as const

export interface BenchOptions {
  /** Rows of the generated CSV; files of other formats have fewer. */
  rows: number
  /** Seconds for each address of the pages. */
  seconds: number
  only: (typeof parts)[number] | undefined
  /** How often each tool of the connector's part is run, in turn with the others; its fastest time is kept. */
  times: number
  /** Formats of the connector that are measured; all when absent. */
  formats?: readonly string[]
  json: boolean
  /** A Markdown page that is written with the figures of the connector. */
  page?: string
}

export const usage = `Usage: npm run bench -- [--rows 1000000] [--seconds 5] [--only ${parts.join('|')}] [--format csv,geojson] [--times 1] [--json] [--page file.md]`

export function readOptions(argv: string[]): { ok: true; options: BenchOptions } | { ok: false; reason: string } {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        rows: { type: 'string', default: '1000000' },
        seconds: { type: 'string', default: '5' },
        only: { type: 'string' },
        format: { type: 'string' },
        times: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        page: { type: 'string' },
      },
    })
    const rows = Number(values.rows)
    const seconds = Number(values.seconds)
    if (!Number.isInteger(rows) || rows < 1 || rows > 100_000_000) return no('--rows is a number of rows')
    if (!(seconds > 0 && seconds <= 60)) return no('--seconds is between 0 and 60')
    const times = Number(values.times)
    if (!Number.isInteger(times) || times < 1 || times > 20) return no('--times is between 1 and 20')
    const { json, page } = values
    const only = parts.find((part) => part === values.only)
    if (values.only !== undefined && !only) return no(`--only is one of ${parts.join(', ')}`)
    const formats = values.format?.split(',').map((name) => name.trim())
    const strange = formats?.find((name) => !formatNames.includes(name))
    if (strange !== undefined) return no(`--format is one or several of ${formatNames.join(',')}, not ${strange}`)
    if (only !== undefined && only !== 'connector' && (formats || page !== undefined))
      return no('--format and --page are about the connector')
    return { ok: true, options: { rows, seconds, only, times, formats, json, page } }
  } catch (error) {
    return no((error as Error).message)
  }
}

const no = (reason: string) => ({ ok: false as const, reason })
