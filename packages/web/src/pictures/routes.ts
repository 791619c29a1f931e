import type { Deps, Site } from '../server/deps.ts'
import { storedForm } from './address.ts'

/** `/photos/…`: what is under such an address never changes, so it is asked for once. */
export function registerPhotos(site: Site, deps: Deps): void {
  site.get('/photos/:file', async (c) => {
    const form = storedForm(c.req.param('file'))
    const bytes = form && (await deps.files.get(form.name))
    if (!form || !bytes) return c.notFound()
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': form.type,
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
    })
  })
}
