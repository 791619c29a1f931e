import type { Format } from '../../types.ts'
import { detectEsri } from './detect.ts'
import { openEsri } from './read.ts'

export const esri: Format = { name: 'esrijson', detect: detectEsri, open: openEsri }
