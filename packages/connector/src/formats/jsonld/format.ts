import type { Format } from '../../types.ts'
import { detectJsonld } from './detect.ts'
import { openJsonld } from './read.ts'

export const jsonld: Format = { name: 'jsonld', detect: detectJsonld, open: openJsonld }
