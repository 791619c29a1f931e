import type { Format } from '../../types.ts'
import { detectText } from './detect.ts'
import { openText } from './read.ts'

export const text: Format = { name: 'text', detect: detectText, open: openText }
