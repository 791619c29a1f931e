import type { Catalog } from '../types.ts'
import { detectOgcApi } from './detect.ts'

/** OGC API Features and Records (part 1: core). */
export const ogcApi: Catalog = { name: 'ogc-api', detect: detectOgcApi }
