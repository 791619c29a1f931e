import type { Format } from '../../types.ts'
import { detectXls } from './detect.ts'
import { openXls } from './read.ts'

export const xls: Format = { name: 'xls', binary: ['ole', 'biff', 'zip'], detect: detectXls, open: openXls }
