import type { Format } from '../../types.ts'
import { detectPage } from './detect.ts'
import { openPage } from './read.ts'

export const page: Format = { name: 'html', detect: detectPage, open: openPage }
