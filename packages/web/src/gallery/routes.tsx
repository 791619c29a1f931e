import { type PageDeps, show } from '../pages/show.tsx'
import { showBare } from '../print/bare.tsx'
import type { Site } from '../server/deps.ts'
import { galleryDay, galleryNow } from './data.ts'
import { galleryStates } from './states.tsx'

/** Every page in every state, to look at while drawing. Not for production: nothing on it is real. */
export function registerGallery(app: Site, deps: Omit<PageDeps, 'db'>): void {
  const still = { ...deps, clock: () => galleryNow }

  app.get('/dev/gallery', (c) =>
    show(c, still, {
      head: { title: 'Gallery', noindex: true },
      body: (
        <div class="prose">
          <h1>Gallery</h1>
          <ul>
            {Object.entries(galleryStates()).map(([name, { title }]) => (
              <li>
                <a class="tall" href={`/dev/gallery/${name}`}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ),
    }),
  )

  app.get('/dev/gallery/:state', (c) => {
    const state = galleryStates()[c.req.param('state')]
    if (!state) return c.notFound()
    c.set('today', galleryDay)
    const { title, bare, ...page } = state
    if (bare) return showBare(c, still, { title, kind: bare, colour: page.town?.colour ?? null, body: page.body })
    return show(c, still, { ...page, head: { title, noindex: true } })
  })
}
