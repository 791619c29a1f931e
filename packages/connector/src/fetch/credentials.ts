import type { Download } from '../types.ts'
import type { Credentials } from './fetch.ts'

/** `https://user:password@host/`: nothing where the address names nobody. */
export function credentialsIn(url: URL): Credentials {
  return {
    ...(url.username ? { user: plain(url.username).replace(/;AUTH=.*$/i, '') } : {}),
    ...(url.password ? { password: plain(url.password) } : {}),
  }
}

/** An address people may see: nobody's name or password in it. */
export function withoutCredentials(url: URL): URL {
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  return bare
}

/**
 * The address under which a source is known, from which ids and provenance are made. Nothing secret stands in it, even
 * if the source was registered with it.
 */
export function shownAddress(given: string | undefined, { url, shown }: Pick<Download, 'url' | 'shown'>): string {
  if (shown) return shown
  if (given === undefined) return url
  const isAddress = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) && URL.canParse(given)
  return isAddress && new URL(given).username !== '' ? withoutCredentials(new URL(given)).href : given
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
