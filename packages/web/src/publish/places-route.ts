import { findPlaces } from '@wiker/town/publishing/places.ts'
import { getTown } from '@wiker/town/towns/get.ts'
import { asked } from '../pages/show.tsx'
import type { Deps, Site } from '../server/deps.ts'

/** `/proposer/lieux?commune=blain&q=salle`: the town's places whose name is like that, with their street. */
export function registerPlaces(site: Site, deps: Deps): void {
  site.get('/proposer/lieux', async (c) => {
    c.header('cache-control', 'private, no-store')
    const town = await getTown(deps.db, asked(c, 'commune') ?? '')
    const places = town ? await findPlaces(deps.db, town.code, asked(c, 'q') ?? '') : []
    return c.json(places.map(({ name, street }) => ({ name, street: street ?? '' })))
  })
}
