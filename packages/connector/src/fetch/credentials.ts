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

function plain(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
