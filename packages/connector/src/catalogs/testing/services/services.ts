import { events } from './events.ts'
import { files } from './files.ts'
import { maps } from './maps.ts'
import { portals } from './portals.ts'
import type { Service } from './service.ts'

/** A service of each protocol that is spoken over HTTP, by the protocol's name. */
export const services: Record<string, Service> = { ...portals, ...maps, ...events, ...files }
