// Keeps the pages a reader saw, so that she reads them again without a connection. What is signed in, typed or looked after is never kept.
const pages = 'wiker-pages-1'
const assets = 'wiker-files-1'
const mostPages = 60
const mostFiles = 60
/** Milliseconds after which a page kept before is better than one that does not come. */
const patience = 8000
const personal =
  /^(?:\/(?:en|es|ro|sv))?\/(?:bureau|compte|connexion|mon-espace|proposer|signaler|dev|api|sw\.js|suivi|notifications)(?:\/|$)/
const apart = /^(?:\/(?:en|es|ro|sv))(?=\/|$)/

const offlinePage = (path) => `${apart.exec(path)?.[0] ?? ''}/hors-connexion`

self.addEventListener('install', (event) => {
  const keep = async () => {
    await (await caches.open(assets)).addAll(files)
    await self.skipWaiting()
  }
  event.waitUntil(keep())
})

self.addEventListener('activate', (event) => {
  const tidy = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('wiker-') && name !== pages && name !== assets)
    await Promise.all(names.map((name) => caches.delete(name)))
    await self.clients.claim()
  }
  event.waitUntil(tidy())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || personal.test(url.pathname)) return
  if (request.mode === 'navigate') event.respondWith(page(event, request, url))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(file(event, request))
})

// An installed site keeps its town's first pages ready, once a day: the page asks for it.
self.addEventListener('message', (event) => {
  const { warm } = event.data ?? {}
  if (Array.isArray(warm)) event.waitUntil(Promise.all(warm.slice(0, 6).map(refresh)))
})

/** Network first; what was kept is given back with the day it was. */
async function page(event, request, url) {
  const kept = await keptPage(url)
  try {
    const response = await fetched(request, kept ? patience : 0)
    if (response.status >= 502 && kept) return dated(kept)
    event.waitUntil(keep(url, response.clone()))
    return response
  } catch {
    return kept ? dated(kept) : offline(url)
  }
}

async function fetched(request, wait) {
  const answer = fetch(request)
  if (!wait) return answer
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('late')), wait))
  return Promise.race([answer, late])
}

/** The very page, else the same without its choices. */
async function keptPage(url) {
  const cache = await caches.open(pages)
  return (await cache.match(url.href)) ?? (await cache.match(url.href, { ignoreSearch: true }))
}

/** Only a town's own pages, and of those what is anybody's: the server says so. A redirected answer could not be given to a navigation. */
async function keep(url, response) {
  const isPublic = /\bpublic\b/.test(response.headers.get('cache-control') ?? '')
  const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html')
  if (response.status !== 200 || response.redirected || !isPublic || !isPage || /[?&](?:token|sent)=/.test(url.search))
    return
  const text = await response.text()
  if (!text.includes('<offline-note')) return
  const headers = new Headers(response.headers)
  headers.set('x-kept-at', new Date().toISOString())
  headers.delete('content-encoding')
  headers.delete('content-length')
  const cache = await caches.open(pages)
  await cache.delete(url.href)
  await cache.put(url.href, new Response(text, { headers }))
  await trim(cache, mostPages)
}

async function refresh(path) {
  const url = new URL(path, location.origin)
  if (url.origin !== location.origin || personal.test(url.pathname)) return
  const response = await fetch(url, { credentials: 'omit' }).catch(() => undefined)
  if (response) await keep(url, response)
}

/** The page's own element puts the moment in words. */
async function dated(kept) {
  const text = await kept.text()
  const at = kept.headers.get('x-kept-at') ?? ''
  return new Response(text.replace('<html ', `<html data-kept="${at}" `), { headers: kept.headers })
}

async function offline(url) {
  const path = offlinePage(url.pathname)
  return (await caches.match(new URL(path, location.origin).href)) ?? Response.error()
}

/** Files change their address with their content: what is kept is right for ever. */
async function file(event, request) {
  const kept = await caches.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) {
    const copy = response.clone()
    const put = async () => {
      const cache = await caches.open(assets)
      await cache.put(request, copy)
      await trim(cache, mostFiles)
    }
    event.waitUntil(put())
  }
  return response
}

/** The oldest go; the pages that say "no connection" are files of the site, and stay. */
async function trim(cache, most) {
  const keys = (await cache.keys()).filter(({ url }) => !files.includes(new URL(url).pathname))
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)))
}
