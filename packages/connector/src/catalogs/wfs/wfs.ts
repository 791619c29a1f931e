import type { Catalog } from '../types.ts'
import { detectWfs } from './detect.ts'

/** OGC Web Feature Service 1.0, 1.1 and 2.0. */
export const wfs: Catalog = { name: 'wfs', detect: detectWfs }
