import type { Format } from '../../types.ts'
import { detectYaml } from './detect.ts'

export const yaml: Format = {
  name: 'yaml',
  detect: detectYaml,
  open: async (member, detection) => (await import('./read.ts')).openYaml(member, detection),
}
