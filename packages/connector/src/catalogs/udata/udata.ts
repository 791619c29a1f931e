import type { Catalog } from '../types.ts'
import { detectUdata } from './detect.ts'

/** udata, the portal of data.gouv.fr, data.public.lu and others: API 1. */
export const udata: Catalog = { name: 'udata', detect: detectUdata, probes: () => ['/api/1/datasets/?page_size=1'] }
