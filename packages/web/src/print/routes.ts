import type { Deps, Site } from '../server/deps.ts'
import { posterPage, posterPdf } from './poster.tsx'
import { weekPage, weekPdf } from './week.tsx'

/** What is printed, shown on a screen or scrolled on a panel. */
export function registerPrint(site: Site, deps: Deps): void {
  site.get('/:town/semaine', (c) => weekPage(c, deps))
  site.get('/:town/semaine.pdf', (c) => weekPdf(c, deps))
  site.get('/:town/agenda/:record/affiche', (c) => posterPage(c, deps))
  site.get('/:town/agenda/:record/affiche.pdf', (c) => posterPdf(c, deps))
}
