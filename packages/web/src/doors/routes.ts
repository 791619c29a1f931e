import type { Deps, Site } from '../server/deps.ts'
import { registerBring } from './bring.tsx'
import { registerDraft } from './draft.tsx'
import { registerItem } from './item.tsx'
import { registerMailbox } from './mailbox.tsx'
import { registerDoorPicture } from './picture-route.ts'

/** `/bureau/{town}/apporter`: whatever way something comes in, it is read here, and a person says that it is so. */
export function registerDoors(site: Site, { people, post, desk, ...deps }: Deps): void {
  if (!people || !post || !desk) return
  const given = { ...deps, people, post, desk }
  registerBring(site, given)
  registerDoorPicture(site, given)
  registerItem(site, given)
  registerDraft(site, given)
  registerMailbox(site, given)
}
