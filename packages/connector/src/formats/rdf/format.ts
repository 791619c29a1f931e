import type { Format } from '../../types.ts'
import { detectRdf } from './detect.ts'
import { openRdf } from './read.ts'

export const rdf: Format = { name: 'rdf', detect: detectRdf, open: openRdf }
