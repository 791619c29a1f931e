import type { Format } from '../../types.ts'
import { detectCatalogJson } from './detect.ts'
import { openCatalogJson } from './read.ts'

export const catalogJson: Format = { name: 'catalog-json', detect: detectCatalogJson, open: openCatalogJson }
