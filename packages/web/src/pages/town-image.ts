import { readOutline } from '@wiker/town/towns/outlines.ts'
import type { TownOutline } from '@wiker/town/types.ts'
import { townColour } from '../components/colours.ts'
import { pathOf, projectionFor, ringsOf } from '../components/outline.ts'
import type { SiteContext } from '../server/deps.ts'
import type { PageDeps } from './show.tsx'

/** The picture that other sites show beside a link to the town: its name over its own outline, 1200 × 630. */
export async function townImage(c: SiteContext, deps: PageDeps) {
  const { town } = c.var
  c.header('content-type', 'image/svg+xml')
  return c.body(drawTown(town.name, town.colour, await readOutline(deps.db, town.code)))
}

export function drawTown(name: string, colour: string, outline: TownOutline | undefined): string {
  const { strong: ink, tint: paper } = townColour(colour)
  const rings = ringsOf(outline?.geometry ?? null)
  const projection = projectionFor(rings.flat(), 420, 0)
  const shape = projection
    ? [0.5, 0.75, 1, 1.3, 1.65, 2.05]
        .map((scale) => {
          const [x, y] = [900 - 210 * scale, 315 - (projection.height / 2) * scale]
          return `<path d="${pathOf(rings, projection, 1.5)}" transform="translate(${x} ${y}) scale(${scale})" fill="${scale === 1 ? ink : 'none'}" fill-opacity=".15" stroke="${ink}" stroke-opacity=".5" stroke-width="2" vector-effect="non-scaling-stroke"/>`
        })
        .join('')
    : ''
  const size = Math.min(120, 1500 / name.length)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630"><rect width="1200" height="630" fill="${paper}"/>${shape}<text x="70" y="340" font-family="Georgia, serif" font-weight="bold" font-size="${size}" fill="${ink}">${escaped(name)}</text><text x="72" y="560" font-family="Georgia, serif" font-size="36" fill="${ink}">Wiker</text></svg>`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
