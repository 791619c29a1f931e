import type { Format } from '../../types.ts'
import { detectIcs } from './detect.ts'
import { openIcs } from './read.ts'

export const ics: Format = { name: 'ics', detect: detectIcs, open: openIcs }
