import { getPicture } from '@wiker/town/pictures/store.ts'
import type { Deps, Site } from '../server/deps.ts'
import { storedForm } from './address.ts'

/** In place of a picture that was taken away: an empty frame, in the pages that still name it. */
const nothing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><path fill="#e2dcd0" d="M0 0h16v9H0z"/><path stroke="#8a8378" stroke-width=".3" d="m6 2.5 4 4m0-4-4 4"/></svg>'

/** `/photos/…`: what is under such an address never changes, so it is asked for once. */
export function registerPhotos(site: Site, deps: Deps): void {
  site.get('/photos/:file', async (c) => {
    const form = storedForm(c.req.param('file'))
    const bytes = form && (await deps.files.get(form.name))
    if (!form) return c.notFound()
    if (!bytes) {
      const removed = (await getPicture(deps.db, c.req.param('file').slice(0, 32)))?.forms.length === 0
      return removed
        ? c.body(nothing, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' })
        : c.notFound()
    }
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': form.type,
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
    })
  })
}
