import type { Format } from '../../types.ts'
import { detectArrow } from './detect.ts'
import { openArrow } from './read.ts'

export const arrow: Format = { name: 'arrow', binary: ['arrow', 'binary'], detect: detectArrow, open: openArrow }
