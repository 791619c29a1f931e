import type { Format } from '../../types.ts'
import { detectPdf } from './detect.ts'
import { openPdf } from './read.ts'

export const pdf: Format = { name: 'pdf', binary: ['pdf'], detect: detectPdf, open: openPdf }
