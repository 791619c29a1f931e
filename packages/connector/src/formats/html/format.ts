import type { Format } from '../../types.ts'
import { detectHtml } from './detect.ts'
import { openHtml } from './read.ts'

export const html: Format = { name: 'html', detect: detectHtml, open: openHtml }
