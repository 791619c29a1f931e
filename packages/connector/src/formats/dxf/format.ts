import type { Format } from '../../types.ts'
import { detectDxf } from './detect.ts'
import { openDxf } from './read.ts'

export const dxf: Format = { name: 'dxf', detect: detectDxf, open: openDxf }
