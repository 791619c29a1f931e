import type { Format } from '../../types.ts'
import { detectGml } from './detect.ts'
import { openGml } from './read.ts'

export const gml: Format = { name: 'gml', detect: detectGml, open: openGml }
