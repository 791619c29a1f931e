import type { Format } from '../../types.ts'
import { detectCatalogJson } from './detect.ts'

export const catalogJson: Format = {
  name: 'catalog-json',
  detect: detectCatalogJson,
  open: async (member, detection) => (await import('./read.ts')).openCatalogJson(member, detection),
}
