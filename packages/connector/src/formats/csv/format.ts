import type { Format } from '../../types.ts'
import { detectCsv } from './detect.ts'
import { openCsv } from './read.ts'

export const csv: Format = { name: 'csv', detect: detectCsv, open: openCsv }
