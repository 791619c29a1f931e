import type { Format } from '../../types.ts'
import { detectVcard } from './detect.ts'
import { openVcard } from './read.ts'

export const vcard: Format = { name: 'vcard', detect: detectVcard, open: openVcard }
