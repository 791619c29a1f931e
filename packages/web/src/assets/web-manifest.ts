import { townColour } from '../components/colours.ts'

/** What a telephone needs to put a site on its first screen (W3C Web Application Manifest); `url` gives the address of a file of the site. */
export interface ManifestOptions {
  name: string
  start: string
  language?: string
  /** One of the site's colours. */
  colour?: string
  description?: string
  shortcuts?: { name: string; url: string }[]
}

const network: ManifestOptions = { name: 'Wiker', start: '/' }

export function webManifest(url: (name: string) => string, options: ManifestOptions = network): object {
  const { name, start, language, colour, description, shortcuts } = options
  return {
    id: start,
    name,
    short_name: name,
    ...(description && { description }),
    ...(language && { lang: language }),
    start_url: start,
    scope: '/',
    display: 'minimal-ui',
    background_color: '#fdfcf8',
    theme_color: townColour(colour).strong,
    icons: [
      { src: url('mark.svg'), type: 'image/svg+xml', sizes: 'any' },
      { src: url('icon-192.png'), type: 'image/png', sizes: '192x192' },
      { src: url('icon-512.png'), type: 'image/png', sizes: '512x512' },
    ],
    ...(shortcuts && {
      shortcuts: shortcuts.map((one) => ({ ...one, icons: [{ src: url('icon-192.png'), sizes: '192x192' }] })),
    }),
  }
}
