import { isSecret } from '@wiker/town/meeting/secret.ts'
import { hasMailSecret, stopMails } from '@wiker/town/meeting/telling/choices.ts'
import { useReader } from '../components/reader.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import type { MeetDeps } from './meet-deps.ts'

/**
 * `/desabonnement/{secret}`, at the foot of every letter: one press stops them, without signing in. Mail programs press by themselves (RFC 8058:
 * `POST`, from nowhere), so that the secret is the only guard; all it can do is to stop letters.
 */
export function registerUnsubscribe(site: Site, deps: MeetDeps): void {
  site.get('/desabonnement/:secret', (c) => unsubscribePage(c, deps))
  site.post('/desabonnement/:secret', (c) => stop(c, deps))
}

async function unsubscribePage(c: SiteContext, deps: MeetDeps) {
  const secret = c.req.param('secret')
  if (!isSecret(secret) || !(await hasMailSecret(deps.people.db, secret))) return c.notFound()
  return answer(c, deps, false)
}

async function stop(c: SiteContext, deps: MeetDeps) {
  const secret = c.req.param('secret')
  if (!isSecret(secret) || !(await stopMails(deps.people.db, secret, deps.clock()))) return c.notFound()
  return answer(c, deps, true)
}

function answer(c: SiteContext, deps: MeetDeps, done: boolean) {
  c.header('cache-control', 'private, no-store')
  c.header('referrer-policy', 'no-referrer')
  return show(c, deps, {
    body: <UnsubscribeBody done={done} />,
    head: { title: wordsFor(c).t('meet.stop.title'), noindex: true, canonical: '/notifications/reglages' },
  })
}

export function UnsubscribeBody({ done }: { done: boolean }) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t(done ? 'meet.stop.done' : 'meet.stop.title')}</h1>
        <p role={done ? 'status' : undefined}>{t(done ? 'meet.stop.doneText' : 'meet.stop.text')}</p>
      </div>
      {!done && (
        <form method="post">
          <button class="button" type="submit">
            {t('meet.stop.button')}
          </button>
        </form>
      )}
      <p class="actions">
        <a class="button button--quiet" href={to('/notifications/reglages')}>
          {t('meet.stop.choose')}
        </a>
      </p>
    </>
  )
}
