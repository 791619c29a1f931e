import { registerGallery } from '../gallery/routes.tsx'
import { mapOutlines, mapPoints } from '../reading/map-files.ts'
import { offlinePage } from '../reading/offline.tsx'
import { suggestions } from '../reading/suggestions.ts'
import { townManifest } from '../reading/town-manifest.ts'
import type { Site } from '../server/deps.ts'
import { agendaPage } from './agenda.tsx'
import { dealsPage } from './deals.tsx'
import { directoryPage } from './directory.tsx'
import { eventPage } from './event.tsx'
import { figuresPage } from './figures.tsx'
import { heritagePage } from './heritage.tsx'
import { mapPage } from './map.tsx'
import { moneyPage } from './money.tsx'
import { networkHomePage } from './network-home.tsx'
import { newsPage } from './news.tsx'
import { plainPage } from './plain-pages.tsx'
import { practicalPage } from './practical.tsx'
import { recordPage } from './record.tsx'
import { searchPage } from './search.tsx'
import type { PageDeps } from './show.tsx'
import { sourcePage } from './source.tsx'
import { sourcesPage } from './sources.tsx'
import { townHomePage } from './town-home.tsx'
import { townImage } from './town-image.ts'

const records = 'actualites|bons-plans|annuaire|patrimoine|infos-pratiques|subventions'

/**
 * Every page of the site. Addresses under `/:town` need `c.var.town` to be set before; all need `language`, `path` and `today`
 * (see `SiteEnv`).
 */
export function registerPages(app: Site, deps: PageDeps): void {
  if (deps.gallery) registerGallery(app, deps)
  app.get('/', (c) => networkHomePage(c, deps))
  app.get('/a-propos', (c) => plainPage('about')(c, deps))
  app.get('/hors-connexion', (c) => offlinePage(c, deps))

  app.get('/:town', (c) => townHomePage(c, deps))
  app.get('/:town/app.webmanifest', (c) => townManifest(c, deps))
  app.get('/:town/image.svg', (c) => townImage(c, deps))
  app.get('/:town/agenda', (c) => agendaPage(c, deps))
  app.get('/:town/agenda/:record', (c) => eventPage(c, deps))
  app.get('/:town/actualites', (c) => newsPage(c, deps))
  app.get('/:town/bons-plans', (c) => dealsPage(c, deps))
  app.get('/:town/annuaire', (c) => directoryPage(c, deps))
  app.get('/:town/patrimoine', (c) => heritagePage(c, deps))
  app.get('/:town/infos-pratiques', (c) => practicalPage(c, deps))
  app.get('/:town/commune', (c) => figuresPage(c, deps))
  app.get('/:town/subventions', (c) => moneyPage(c, deps))
  app.get('/:town/:file{carte\\.geojson}', (c) => mapPoints(c, deps))
  app.get('/:town/carte/contours.geojson', (c) => mapOutlines(c, deps))
  app.get('/:town/carte', (c) => mapPage(c, deps))
  app.get('/:town/sources', (c) => sourcesPage(c, deps))
  app.get('/:town/sources/:source', (c) => sourcePage(c, deps))
  app.get('/:town/recherche/suggestions', (c) => suggestions(c, deps))
  app.get('/:town/recherche', (c) => searchPage(c, deps))
  app.get(`/:town/:section{${records}}/:record`, (c) => recordPage(c, deps))
}
