import type { Format } from '../../types.ts'
import { detectJson } from './detect.ts'
import { openJson } from './read.ts'

export const json: Format = { name: 'json', detect: detectJson, open: openJson }
