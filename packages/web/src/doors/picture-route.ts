import { getItem } from '@wiker/town/doors/read.ts'
import { deskTown } from '../desk/town.tsx'
import type { Site } from '../server/deps.ts'
import type { DoorsPageDeps } from './deps.ts'

/** The picture of what was brought: for who looks after the town alone. */
export function registerDoorPicture(site: Site, deps: DoorsPageDeps): void {
  site.get('/bureau/:slug/apporter/:item{[0-9]+}/image', async (c) => {
    const given = await deskTown(c, deps, 'door.bring')
    if (given instanceof Response) return given
    const item = await getItem(deps.people.db, given.town.code, Number(c.req.param('item')))
    const bytes = item?.picture && (await deps.files.get(item.picture.file))
    if (!bytes) return c.notFound()
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': 'image/jpeg',
      'cache-control': 'private, max-age=3600',
      'content-disposition': 'inline',
    })
  })
}
