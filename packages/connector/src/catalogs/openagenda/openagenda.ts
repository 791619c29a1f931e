import type { Catalog } from '../types.ts'
import { detectOpenagenda } from './detect.ts'

/** OpenAgenda: API v2 (with a key) and the public exports (without one). */
export const openagenda: Catalog = { name: 'openagenda', detect: detectOpenagenda }
