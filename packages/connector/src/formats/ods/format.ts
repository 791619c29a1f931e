import type { Format } from '../../types.ts'
import { detectOds } from './detect.ts'
import { openOds } from './read.ts'

export const ods: Format = { name: 'ods', binary: ['zip'], detect: detectOds, open: openOds }
