/**
 * Pictures of pages of a running site, for people to look at:
 * `node scripts/run.js scripts/screenshots.ts [--site http://localhost:3000] [--out folder] [--cookie name=value] /blain /blain/agenda`
 */
import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchChromium } from '../tests/chromium.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    site: { type: 'string', default: 'http://localhost:3000' },
    out: { type: 'string' },
    /** As somebody who signed in: the cookie that the browser would send. */
    cookie: { type: 'string' },
    'first-screen': { type: 'boolean', default: false },
  },
})
const folder = values.out ?? (await mkdtemp(join(tmpdir(), 'wiker-pictures-')))
await mkdir(folder, { recursive: true })
const browser = await launchChromium()
for (const path of positionals.length > 0 ? positionals : ['/']) {
  for (const width of [360, 768, 1280]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        viewport: { width, height: width === 360 ? 740 : 800 },
        colorScheme,
        locale: 'fr-FR',
        reducedMotion: 'reduce',
        ...(values.cookie && { extraHTTPHeaders: { cookie: values.cookie } }),
      })
      const page = await context.newPage()
      await page.goto(new URL(path, values.site).href, { waitUntil: 'load' })
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      const name = `${path.replaceAll(/[^\w]+/g, '-').replace(/^-|-$/g, '') || 'home'}-${width}-${colorScheme}.png`
      await page.screenshot({ path: join(folder, name), fullPage: !values['first-screen'] })
      console.log(join(folder, name))
      await context.close()
    }
  }
}
await browser.close()
