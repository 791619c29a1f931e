import type { Catalog } from '../types.ts'
import { detectWordpress } from './detect.ts'

/** WordPress: its REST API, and The Events Calendar's. */
export const wordpress: Catalog = { name: 'wordpress', detect: detectWordpress }
