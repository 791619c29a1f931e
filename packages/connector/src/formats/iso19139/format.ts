import type { Format } from '../../types.ts'
import { detectIso } from './detect.ts'
import { openIso } from './read.ts'

export const iso19139: Format = { name: 'iso19139', detect: detectIso, open: openIso }
