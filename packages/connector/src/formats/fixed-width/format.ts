import type { Format } from '../../types.ts'
import { detectFixedWidth } from './detect.ts'
import { openFixedWidth } from './read.ts'

export const fixedWidth: Format = { name: 'fixed-width', detect: detectFixedWidth, open: openFixedWidth }
