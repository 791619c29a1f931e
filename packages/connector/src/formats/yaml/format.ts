import type { Format } from '../../types.ts'
import { detectYaml } from './detect.ts'
import { openYaml } from './read.ts'

export const yaml: Format = { name: 'yaml', detect: detectYaml, open: openYaml }
