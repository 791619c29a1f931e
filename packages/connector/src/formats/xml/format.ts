import type { Format } from '../../types.ts'
import { detectXml } from './detect.ts'
import { openXml } from './read.ts'

export const xml: Format = { name: 'xml', detect: detectXml, open: openXml }
