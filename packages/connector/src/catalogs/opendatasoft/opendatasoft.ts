import type { Catalog } from '../types.ts'
import { detectOpendatasoft } from './detect.ts'

/** Opendatasoft (Huwise) portals: Explore API v2.1, v2.0 and v1. */
export const opendatasoft: Catalog = {
  name: 'opendatasoft',
  detect: detectOpendatasoft,
  probes: () => ['/api/explore/v2.1/catalog/datasets?limit=1', '/api/datasets/1.0/search/?rows=1'],
}
