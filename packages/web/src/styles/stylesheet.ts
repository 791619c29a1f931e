import { readdirSync, readFileSync } from 'node:fs'
import { transform } from 'lightningcss'
import OpenProps from 'open-props'

/** In the order of the cascade. */
const layers = ['leaflet', 'tokens', 'base', 'layout', 'components', 'print']
const files = [
  'tokens',
  'base',
  'layout',
  'frame',
  'pieces',
  'facts',
  'forms',
  'desk',
  'agenda',
  'maps',
  'marks',
  'meet',
  'pages',
  'pictures',
  'publish',
  'stories',
  'print',
]

/** Phones ten years old still have to show the page. */
const targets = { chrome: 99 << 16, safari: (15 << 16) | (4 << 8), firefox: 97 << 16 }

/**
 * The site's one stylesheet, minified. `fonts` are its @font-face rules. Of Open Props' tokens only those the sheets name are in it.
 */
export function stylesheet(fonts: string): string {
  const sheets = files.map((name) => readFileSync(new URL(`${name}.css`, import.meta.url), 'utf8'))
  const source = [
    `@layer ${['props', ...layers].join(', ')};`,
    fonts,
    tokensNamedIn(sheets.join('\n')),
    ...sheets,
  ].join('\n')
  const { code } = transform({ filename: 'site.css', code: Buffer.from(source), minify: true, targets })
  return code.toString()
}

/** What only sheets, screens and embeds need, on top of the site's own. */
export function sheetStyles(): string {
  const source = readFileSync(new URL('sheets.css', import.meta.url))
  return transform({ filename: 'sheets.css', code: source, minify: true, targets }).code.toString()
}

/**
 * What only the pages of those who work need (desk, own pages, money: `worksAt`), on top of the site's own: every sheet of `work/`, in the order of their
 * names. Readers do not carry it.
 */
export function workStyles(): string {
  const folder = new URL('work/', import.meta.url)
  const names = readdirSync(folder).filter((name) => name.endsWith('.css'))
  const sheets = names.sort().map((name) => readFileSync(new URL(name, folder), 'utf8'))
  const source = [`@layer ${['props', ...layers].join(', ')};`, tokensNamedIn(sheets.join('\n')), ...sheets].join('\n')
  return transform({ filename: 'work.css', code: Buffer.from(source), minify: true, targets }).code.toString()
}

function tokensNamedIn(css: string): string {
  const tokens = OpenProps as unknown as Record<string, string>
  const named = new Map<string, string>()
  const look = (text: string) => {
    for (const [, name] of text.matchAll(/var\((--[\w-]+)/g)) {
      const value = tokens[name!]
      if (value === undefined || named.has(name!)) continue
      named.set(name!, value)
      look(value)
    }
  }
  look(css)
  return `@layer props { :root { ${[...named].map(([name, value]) => `${name}: ${value};`).join(' ')} } }`
}
