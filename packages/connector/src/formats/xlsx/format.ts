import type { Format } from '../../types.ts'
import { detectXlsx } from './detect.ts'
import { openXlsx } from './read.ts'

export const xlsx: Format = { name: 'xlsx', binary: ['zip'], detect: detectXlsx, open: openXlsx }
