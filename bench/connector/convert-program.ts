/** Our own command line, as anyone runs it: `wiker-connector convert <file> --to ndjson --out <file>`. */
import { run } from '@wiker/connector/cli/main.ts'
import { tell } from './measure.ts'

const [file = '', out = ''] = process.argv.slice(2)
process.exitCode = await run(['convert', file, '--to', 'ndjson', '--today', '2026-01-01', '--out', out])
tell()
