import type { Catalog } from '../types.ts'
import { detectRest } from './detect.ts'

/** Any JSON that comes in pages: next links, pages, offsets, cursors. */
export const rest: Catalog = { name: 'rest', detect: detectRest }
