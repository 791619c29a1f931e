import type { Format } from '../../types.ts'
import { detectDocx } from './detect.ts'
import { openDocx } from './read.ts'

export const docx: Format = { name: 'docx', binary: ['zip'], detect: detectDocx, open: openDocx }
