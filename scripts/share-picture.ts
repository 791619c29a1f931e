/**
 * Draws the picture that other sites show beside a link to Wiker, 1200 × 630, in the site's own type and colours:
 * `node scripts/run.js scripts/share-picture.ts` writes `packages/web/src/assets/share.png`.
 */
import { readFileSync } from 'node:fs'
import { launchChromium } from '../tests/chromium.ts'

const assets = new URL('../packages/web/src/assets/', import.meta.url)
const base64 = (name: string) => readFileSync(new URL(name, assets)).toString('base64')

const rings = Array.from({ length: 9 }, (_, index) => {
  const points = Array.from({ length: 72 }, (_, step) => {
    const turn = (step / 72) * 2 * Math.PI
    const reach = (70 + index * 62) * (1 + 0.14 * Math.sin(3 * turn + 1) + 0.07 * Math.cos(5 * turn))
    return `${(970 + 1.1 * reach * Math.cos(turn)).toFixed(1)},${(330 + reach * Math.sin(turn)).toFixed(1)}`
  })
  return `<polygon points="${points.join(' ')}" fill="${index === 2 ? '#17587f33' : 'none'}" stroke="#17587f" stroke-opacity=".45" stroke-width="2"/>`
})

const html = `<!doctype html><html lang="fr"><style>
@font-face { font-family: Title; src: url(data:font/woff2;base64,${base64('fonts/title-latin.woff2')}); font-weight: 620 }
@font-face { font-family: Text; src: url(data:font/woff2;base64,${base64('fonts/text-latin.woff2')}); font-weight: 400 700 }
body { margin: 0; width: 1200px; height: 630px; background: #e7f0f5; color: #1f1c18; position: relative; overflow: hidden }
svg.lines { position: absolute; inset: 0 }
div { position: absolute; left: 80px; top: 120px }
img { width: 96px; height: 96px; display: block }
h1 { font: 620 104px/1.05 Title; letter-spacing: -.02em; margin: 28px 0 26px }
p { font: 400 38px Text; margin: 0; color: #57514a }
</style><svg class="lines" viewBox="0 0 1200 630">${rings.join('')}</svg>
<div><img src="data:image/svg+xml;base64,${base64('mark.svg')}"><h1>Votre commune,<br>au jour le jour</h1><p>Wiker : agenda, marchés, mairie, associations</p></div></html>`

const browser = await launchChromium()
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } })
await page.setContent(html)
await page.evaluate(() => document.fonts.ready.then(() => undefined))
await page.screenshot({ path: new URL('share.png', assets).pathname })
await browser.close()
