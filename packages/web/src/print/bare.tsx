import type { Child } from 'hono/jsx'
import { type Reader, ReaderContext, useReader } from '../components/reader.ts'
import { readerOf } from '../pages/show.tsx'
import type { Deps, SiteContext } from '../server/deps.ts'

export interface BarePage {
  title: string
  colour: string | null
  /** What the page is: the class of its root in `sheets.css`. */
  kind: 'sheet' | 'screen' | 'embed'
  /** Browser elements the page uses. */
  elements?: string[]
  /** After so many seconds a screen shows that address: the browser by itself, or the element that keeps what is there when the line is cut. */
  refresh?: { seconds: number; to: string }
  body: Child
}

type BareDeps = Pick<Deps, 'clock' | 'publicUrl' | 'assets' | 'people'>

/** A page without the site's frame: a sheet to be printed, a screen on a wall, a piece of another site. Search engines have its contents elsewhere. */
export function showBare(c: SiteContext, deps: BareDeps, page: BarePage): Response | Promise<Response> {
  return c.html(bareHtml(readerOf(c, deps), page))
}

export function bareHtml(reader: Reader, page: BarePage): string {
  const html = (
    <ReaderContext.Provider value={reader}>
      <Bare {...page} />
    </ReaderContext.Provider>
  )
  return `<!doctype html>${html.toString()}`
}

function Bare({ title, colour, kind, elements = [], refresh, body }: BarePage) {
  const { language, asset } = useReader()
  return (
    <html lang={language} data-colour={colour ?? 'river'} class={kind}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        {refresh && (
          <noscript data-refresh={refresh.to} data-seconds={String(refresh.seconds)}>
            <meta http-equiv="refresh" content={`${refresh.seconds}; url=${refresh.to}`} />
          </noscript>
        )}
        <link rel="stylesheet" href={asset('site.css')} />
        <link rel="stylesheet" href={asset('sheets.css')} />
        {elements.map((name) => (
          <script type="module" src={asset(`${name}.js`)} />
        ))}
        <link rel="icon" href={asset('mark.svg')} type="image/svg+xml" />
      </head>
      <body>
        <main id="contenu">{body}</main>
      </body>
    </html>
  )
}
