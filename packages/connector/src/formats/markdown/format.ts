import type { Format } from '../../types.ts'
import { detectMarkdown } from './detect.ts'
import { openMarkdown } from './read.ts'

export const markdown: Format = { name: 'markdown', detect: detectMarkdown, open: openMarkdown }
