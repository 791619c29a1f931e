import type { Format } from '../../types.ts'
import { detectOsm } from './detect.ts'
import { openOsm } from './read.ts'

export const osm: Format = { name: 'osm', detect: detectOsm, open: openOsm }
