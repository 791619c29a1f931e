import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Asset, Assets } from '../server/assets.ts'
import { languages, localPath } from '../server/language.ts'
import { sheetStyles, stylesheet, workStyles } from '../styles/stylesheet.ts'
import { serviceWorker } from './service-worker.ts'
import { webManifest } from './web-manifest.ts'

const LATIN =
  'U+0020-007E, U+00A0-00FF, U+0152-0153, U+0178, U+2009-206F, U+20AC, U+2122, U+2190-2193, U+2212, U+2032-2033'
const LATIN_EXTENDED = 'U+0100-0151, U+0154-0177, U+0179-017F, U+0218-021B, U+1E9E'

/** `/favicon.ico` has no hash: browsers ask for it by themselves. */
const pictures = ['mark.svg', 'icon-180.png', 'icon-192.png', 'icon-512.png', 'share.png']
const fonts = ['text-latin.woff2', 'text-latin-ext.woff2', 'title-latin.woff2', 'title-latin-ext.woff2']

/** Small custom elements, each a file that a browser reads as it is. */
const elements = new URL('../elements/', import.meta.url)

/** On every page of a town, in one file: what goes with a reader from page to page. */
const townElements = ['scope-dial.js', 'offline-note.js', 'search-box.js']

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
}

/**
 * Every file of the site, read and hashed once, at start-up: the style sheet names the fonts by their hashed addresses. Without `offline` the
 * service worker is one that removes itself from the devices that have it.
 */
export function siteAssets({ offline = true }: { offline?: boolean } = {}): Assets {
  const byName = new Map<string, Asset>()
  const add = (name: string, body: Buffer | string) => byName.set(name, hashed(name, Buffer.from(body)))
  const url = (name: string) => {
    const asset = byName.get(name)
    if (!asset) throw new Error(`There is no asset named ${name}`)
    return asset.path
  }

  for (const name of pictures) add(name, readFileSync(new URL(name, import.meta.url)))
  for (const name of fonts) add(name, readFileSync(new URL(`fonts/${name}`, import.meta.url)))
  for (const name of readdirSync(elements).filter((file) => /^[a-z-]+\.js$/.test(file)))
    add(name, readFileSync(new URL(name, elements)))
  add('town.js', townElements.map((name) => `{\n${readFileSync(new URL(name, elements), 'utf8')}}`).join('\n'))
  for (const name of ['leaflet.js', 'leaflet.css']) add(name, leaflet(name))
  add('site.css', stylesheet(fontFaces(url)))
  add('sheets.css', sheetStyles())
  add('work.css', workStyles())
  add('site.webmanifest', JSON.stringify(webManifest(url)))

  const kept = ['site.css', 'text-latin.woff2', 'title-latin.woff2', 'mark.svg', 'town.js', 'kept-pages.js'].map(url)
  const noConnection = languages.map((language) => localPath(language, '/hors-connexion'))
  const worker = hashed('sw.js', Buffer.from(serviceWorker([...kept, ...noConnection], offline)))

  const byPath = new Map([...byName.values()].map((asset) => [asset.path, asset]))
  byPath.set('/favicon.ico', { ...byName.get('icon-192.png')!, path: '/favicon.ico', immutable: false })
  byPath.set('/sw.js', { ...worker, path: '/sw.js', immutable: false, fresh: true })
  return { url, get: (path) => byPath.get(path) }
}

/** A file of Leaflet as it is published: its sheet in a layer of its own, below ours, its script without a source map that is not served. */
function leaflet(name: string): string {
  const file = readFileSync(new URL(import.meta.resolve(`leaflet/dist/${name}`)), 'utf8')
  return name.endsWith('.css') ? `@layer leaflet {\n${file}}\n` : file.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n')
}

function fontFaces(url: (name: string) => string): string {
  const face = (family: string, file: string, weight: string, range: string) =>
    `@font-face { font-family: "${family}"; src: url("${url(file)}") format("woff2"); font-weight: ${weight}; font-display: swap; unicode-range: ${range}; }`
  return [
    face('Wiker Text', 'text-latin.woff2', '400 700', LATIN),
    face('Wiker Text', 'text-latin-ext.woff2', '400 700', LATIN_EXTENDED),
    face('Wiker Title', 'title-latin.woff2', '620', LATIN),
    face('Wiker Title', 'title-latin-ext.woff2', '620', LATIN_EXTENDED),
  ].join('\n')
}

function hashed(name: string, body: Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 8)
  const dot = name.lastIndexOf('.')
  return {
    path: `/assets/${name.slice(0, dot)}-${hash}${name.slice(dot)}`,
    contentType: types[name.slice(dot + 1)] ?? 'application/octet-stream',
    body,
    immutable: true,
  }
}
