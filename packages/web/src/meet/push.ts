import { isPushService, pushTarget, readVapidKeys } from '@wiker/platform/push/push.ts'
import { addSubscription, removeSubscription } from '@wiker/town/meeting/telling/push-subscriptions.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly } from '../server/own-form.ts'
import type { MeetDeps } from './meet-deps.ts'
import { signedIn } from './signed-in.ts'

const largest = 4096

/** The browser's own calls: the house's key, and the address at which that browser is reached. */
export function registerPush(site: Site, deps: MeetDeps): void {
  site.get('/notifications/cle', async (c) => {
    c.header('cache-control', 'private, no-store')
    return c.json({ key: (await readVapidKeys(deps.people.db)).publicKey })
  })
  site.post('/notifications/appareil', ownScriptsOnly(deps), (c) => add(c, deps))
  site.post('/notifications/appareil/retrait', ownFormsOnly(deps), (c) => removeAll(c, deps))
}

/** A body of JSON is not stopped by the guard of forms: only the site's own pages may send one. */
function ownScriptsOnly({ publicUrl }: MeetDeps) {
  return async (c: SiteContext, next: () => Promise<void>) => {
    const origin = c.req.header('origin') ?? ''
    const ours =
      origin === new URL(publicUrl).origin || (URL.canParse(origin) && new URL(origin).host === c.req.header('host'))
    if (!ours || !/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return c.text('403', 403)
    await next()
  }
}

async function add(c: SiteContext, deps: MeetDeps) {
  if (!c.var.person) return c.json({ ok: false }, 401)
  const acting = await signedIn(c, deps, null)
  if (acting instanceof Response) return acting
  const text = await c.req.text()
  if (text.length > largest) return c.json({ ok: false }, 413)
  const target = pushTarget(deps.mayPush ?? isPushService).safeParse(flat(text))
  if (!target.success) return c.json({ ok: false }, 422)
  const kept = await addSubscription(deps.people.db, acting.person.id, target.data, c.var.language, deps.clock())
  return c.json({ ok: kept }, kept ? 200 : 409)
}

/** As a browser writes its subscription: `{ endpoint, keys: { p256dh, auth } }`. */
function flat(text: string): unknown {
  try {
    const { endpoint, keys } = JSON.parse(text)
    return { endpoint, p256dh: keys?.p256dh, auth: keys?.auth }
  } catch {
    return undefined
  }
}

async function removeAll(c: SiteContext, deps: MeetDeps) {
  const acting = await signedIn(c, deps, null)
  if (acting instanceof Response) return acting
  await removeSubscription(deps.people.db, acting.person.id, undefined, deps.clock())
  return c.redirect(localPath(c.var.language, '/notifications/reglages?fait=note'), 303)
}
