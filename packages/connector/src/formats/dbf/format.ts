import type { Format } from '../../types.ts'
import { detectDbf } from './detect.ts'
import { openDbf } from './read.ts'

export const dbf: Format = { name: 'dbf', binary: ['binary'], detect: detectDbf, open: openDbf }
