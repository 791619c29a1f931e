import type { TownCard } from '@wiker/town/types.ts'
import { publicPath } from '../countries/paths.ts'
import { conventions } from '../formatting/conventions.ts'
import { type Language, languages, localPath, ownHomePath } from '../server/language.ts'
import { townColour } from './colours.ts'
import { townPath, worksAt } from './links.ts'
import { useReader } from './reader.ts'

export interface PageHead {
  /** What the page is, without the town or the site. */
  title: string
  description?: string | undefined
  /** Path and query that say the same page, when they are not the page's own path. */
  canonical?: string | undefined
  noindex?: boolean | undefined
  feeds?: { title: string; href: string; type: string }[] | undefined
  jsonLd?: object | undefined
  image?: string | undefined
  /** Browser elements the page uses (`src/elements`), by name; the page works without them. */
  elements?: string[] | undefined
}

/** What search engines, other sites and calendars read. */
export function Head({
  title,
  description,
  canonical,
  noindex,
  feeds,
  jsonLd,
  image,
  elements,
  town,
}: PageHead & { town: TownCard | undefined }) {
  const { publicUrl, network, path, language, words, asset, to } = useReader()
  const colour = townColour(town?.colour)
  const full = town && title !== town.name ? `${title} – ${town.name}` : title
  const isOwnHome = network && town && (canonical ?? path) === townPath(town.slug)
  const address = (lang: Language) =>
    publicUrl + (isOwnHome ? ownHomePath(lang, town.country) : localPath(lang, canonical ?? path))
  return (
    <head>
      <meta charset="utf-8" />
      <title>{full === 'Wiker' ? full : `${full} · Wiker`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {description && <meta name="description" content={description} />}
      {noindex ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={address(language)} />}
      {languages.map((one) => (
        <link rel="alternate" hreflang={one} href={address(one)} />
      ))}
      <link rel="preload" href={asset('text-latin.woff2')} as="font" type="font/woff2" crossorigin="" />
      <link rel="stylesheet" href={asset('site.css')} />
      {worksAt(path) && <link rel="stylesheet" href={asset('work.css')} />}
      {elements?.map((name) => (
        <script type="module" src={asset(`${name}.js`)} />
      ))}
      <link rel="icon" href={asset('mark.svg')} type="image/svg+xml" />
      <link rel="apple-touch-icon" href={asset('icon-180.png')} />
      <link rel="manifest" href={town ? to(townPath(town.slug, 'app.webmanifest')) : asset('site.webmanifest')} />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={colour.strong} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={colour.dark} />
      <meta property="og:site_name" content="Wiker" />
      <meta property="og:type" content="website" />
      <meta property="og:title" content={full} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:url" content={address(language)} />
      <meta property="og:locale" content={words.locale.replace('-', '_')} />
      {languages
        .filter((one) => one !== language)
        .map((one) => (
          <meta property="og:locale:alternate" content={conventions[one].locale.replace('-', '_')} />
        ))}
      {image && <meta property="og:image" content={image} />}
      {/* Most robots take no drawing, only a picture made of points; the town's own drawing is for those that do. */}
      <meta property="og:image" content={publicUrl + asset('share.png')} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      {town && <meta property="og:image" content={publicUrl + townPath(town.slug, 'image.svg')} />}
      <meta name="twitter:card" content="summary_large_image" />
      {feeds?.map((feed) => (
        <link rel="alternate" type={feed.type} title={feed.title} href={publicPath(feed.href)} />
      ))}
      {jsonLd && (
        // JSON with its angle brackets escaped
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: safeJson(jsonLd) }} />
      )}
    </head>
  )
}

/** JSON that can stand inside a script element whatever its texts say. */
export function safeJson(value: object): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
