import type { Catalog, Part, Seen, Session, Target } from '../types.ts'

/** A file or folder shared by Nextcloud or ownCloud: its download, a folder as a zip. */
export const nextcloud: Catalog = { name: 'nextcloud', detect: detectShare }

function detectShare({ url, answer }: Seen): Target | undefined {
  const [, base, token] = /^(.*?(?:\/index\.php)?)\/s\/([A-Za-z0-9]{8,})\/?$/.exec(url.pathname) ?? []
  if (!token || !answer || !/nextcloud|owncloud|data-requesttoken/i.test(answer.text.slice(0, 200_000)))
    return undefined
  const address = new URL(`${base}/s/${token}/download`, answer.url)
  const folder = url.searchParams.get('path')
  if (folder) address.searchParams.set('path', folder)
  return { name: token, read: (session) => readShare(address, session) }
}

async function* readShare(address: URL, session: Session): AsyncGenerator<Part> {
  const { etag } = session.state
  const download = await session.download(address, etag ? { headers: { 'if-none-match': etag } } : {})
  if (download.etag) yield { state: { etag: download.etag } }
  yield { member: download.name, document: download }
}
