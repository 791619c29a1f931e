import type { Deps, Site } from '../server/deps.ts'
import { panelText } from './panel.ts'
import { screenPage } from './screen.tsx'

/** What hangs on a wall: the screen of the town hall, the panel on the square. */
export function registerDisplays(site: Site, deps: Deps): void {
  site.get('/:town/ecran', (c) => screenPage(c, deps))
  site.get('/:town/panneau.txt', (c) => panelText(c, deps))
}
