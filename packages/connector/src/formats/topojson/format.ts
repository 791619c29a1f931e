import type { Format } from '../../types.ts'
import { detectTopojson } from './detect.ts'
import { openTopojson } from './read.ts'

export const topojson: Format = { name: 'topojson', detect: detectTopojson, open: openTopojson }
