import type { Catalog } from '../types.ts'
import { detectCkan } from './detect.ts'

/** CKAN (and DKAN's action API): packages, resources and the DataStore. */
export const ckan: Catalog = { name: 'ckan', detect: detectCkan, probes: () => ['/api/3/action/package_search?rows=1'] }
