import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../../../tests/chromium.ts'
import { siteAssets } from '../assets/site-assets.ts'
import { registerGallery } from '../gallery/routes.tsx'
import { galleryStates } from '../gallery/states.tsx'
import { createExaminer } from '../order/examiner.ts'
import type { SiteEnv } from '../server/deps.ts'
import { splitLanguage } from '../server/language.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const states = Object.keys(galleryStates())
const examiner = createExaminer()

let browser: Browser
let server: ReturnType<typeof serve>
let url: string

beforeAll(async () => {
  const assets = siteAssets()
  const app = new Hono<SiteEnv>({ getPath: (request) => splitLanguage(new URL(request.url).pathname).path })
  app.use(async (c, next) => {
    const { language, path } = splitLanguage(new URL(c.req.url).pathname)
    c.set('language', language)
    c.set('path', path)
    await next()
  })
  app.get('/assets/*', (c) => {
    const asset = assets.get(c.req.path)
    return asset ? c.body(new Uint8Array(asset.body), 200, { 'content-type': asset.contentType }) : c.notFound()
  })
  registerGallery(app, { assets, clock: () => new Date(), publicUrl: 'https://wiker.example' })
  const address = await new Promise<AddressInfo>((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, resolve)
  })
  url = `http://127.0.0.1:${address.port}`
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  if (process.env.KEEP_EXAMINATION === '1') examiner.keep(states)
})

async function open(state: string, options: Parameters<Browser['newPage']>[0], language = ''): Promise<Page> {
  const page = await browser.newPage(options)
  await page.goto(`${url}${language}/dev/gallery/${state}`)
  return page
}

/** What axe-core finds wrong, as "rule: element". */
async function violations(page: Page, state: string, scheme: 'light' | 'dark'): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (o: object) => Promise<Record<'passes' | 'violations', { id: string; nodes: { html: string }[] }[]>> }
    }
    const { passes, violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    const lines = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
    return { passes: passes.map(({ id }) => id), violations: violations.map(({ id }) => id), lines }
  })
  examiner.axe(state, scheme, found)
  return found.lines
}

/** Elements that stick out of the page to the right. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll('main *, header *, nav *, footer *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => element.outerHTML.slice(0, 120))
      .slice(0, 5)
      .concat(`page ${document.documentElement.scrollWidth} wide on ${width}`)
  })
}

describe.each(states)('the page « %s »', (state) => {
  it.each(['light', 'dark'] as const)('has nothing that axe finds wrong, in %s', async (colorScheme) => {
    const page = await open(state, { colorScheme, viewport: { width: 1280, height: 900 } })
    expect(await violations(page, state, colorScheme)).toEqual([])
    await page.close()
  })

  it('fits a phone of 360 px, its text twice as large, in French and in English', async () => {
    for (const language of ['', '/en']) {
      const page = await open(state, { viewport: { width: 360, height: 740 } }, language)
      expect(await tooWide(page)).toEqual([])
      await page.addStyleTag({ content: 'html { font-size: 230% !important }' })
      expect(await tooWide(page)).toEqual([])
      await page.close()
    }
    examiner.enlarged(state)
  })

  it('has nothing to touch that is smaller than a finger', async () => {
    const page = await open(state, { viewport: { width: 360, height: 740 } })
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'nav a, button, .button, .chip, .tabs a, input, summary, .tall, .choice',
        ),
      ]
        .filter(
          (element) => element.offsetParent !== null && !element.closest('.trap') && !element.matches('.choice input'),
        )
        .filter((element) => element.getBoundingClientRect().height < 43.5)
        .map((element) => element.outerHTML.slice(0, 100)),
    )
    expect(small).toEqual([])
    await page.close()
    examiner.touched(state)
  })
})
