import { markRead, readInbox } from '@wiker/town/meeting/telling/inbox.ts'
import type { NotificationItem } from '@wiker/town/meeting/telling/items.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { dayIn, longDay } from '../formatting/dates.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import type { MeetDeps } from './meet-deps.ts'
import { notificationInWords } from './notification-words.ts'
import { signedIn } from './signed-in.ts'
import { MeetTabs } from './tabs.tsx'

/** `/notifications`: what one was told, the last first. Looking at it is having read it. */
export function registerNotifications(site: Site, deps: MeetDeps): void {
  site.get('/notifications', (c) => notificationsPage(c, deps))
}

async function notificationsPage(c: SiteContext, deps: MeetDeps) {
  const acting = await signedIn(c, deps, null)
  if (acting instanceof Response) return acting
  const { db } = deps.people
  const items = await readInbox(db, acting.person.id)
  const newest = items[0]
  if (newest && items.some((item) => !item.read)) await markRead(db, acting.person.id, newest.at, deps.clock())
  return show(c, deps, {
    body: <NotificationsBody items={items} />,
    head: { title: wordsFor(c).t('meet.notifications.title'), noindex: true },
  })
}

export function NotificationsBody({ items }: { items: NotificationItem[] }) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('meet.notifications.title')}</h1>
      </div>
      <MeetTabs />
      {items.length === 0 ? (
        <Empty>
          <p>{t('meet.notifications.none')}</p>
          <p>
            <a class="tall" href={to('/suivis')}>
              {t('meet.notifications.follows')}
            </a>
          </p>
        </Empty>
      ) : (
        <ul class="list">
          {items.map((item) => (
            <NotificationLine item={item} />
          ))}
        </ul>
      )}
    </>
  )
}

function NotificationLine({ item }: { item: NotificationItem }) {
  const { t, to, words, today } = useReader()
  const { title, facts, path } = notificationInWords(item, words, today)
  return (
    <li>
      <h2 class="list__name">
        <a href={to(path)}>{title}</a> {!item.read && <span class="badge">{t('meet.notifications.unread')}</span>}
      </h2>
      <p class="line__facts">
        {facts.map((fact) => (
          <span>{fact}</span>
        ))}
        <span>{t('meet.notifications.told', { date: longDay(dayIn(item.at, item.town.timezone), words, today) })}</span>
      </p>
    </li>
  )
}
