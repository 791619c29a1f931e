import type { Format } from '../../types.ts'
import { detectGbfs } from './detect.ts'
import { openGbfs } from './read.ts'

export const gbfs: Format = { name: 'gbfs', detect: detectGbfs, open: openGbfs }
