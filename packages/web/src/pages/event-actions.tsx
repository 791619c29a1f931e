import type { EventStatus } from '@wiker/model'
import type { EventPage } from '@wiker/town/types.ts'
import { Icon } from '../components/icon.tsx'
import { recordPath, webUrl } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { readableName } from '../formatting/names.ts'
import { ComeLink, FollowEvent, type Meeting } from '../meet/event-meeting.tsx'

type Shown = Extract<EventPage, { state: 'shown' }>

interface Props {
  page: Shown
  meeting: Meeting | undefined
  status: EventStatus
}

/** One thing to do first: to register where one must, otherwise to note the day. What serves fewer readers is folded. */
export function EventActions({ page, meeting, status }: Props) {
  const { to, t, accounts } = useReader()
  const path = recordPath(page.town.slug, 'agenda', page.path)
  const open = page.days.length > 0 && !page.past
  const register = status === 'cancelled' || page.past ? undefined : webUrl(page.event.registrationUrl)
  const first = register && status !== 'full' ? 'register' : 'note'
  const calendar = open && status !== 'cancelled' && (
    <a class={first === 'note' ? 'button' : 'button button--quiet'} href={`${path}.ics`}>
      <Icon name="add" />
      {t('event.addToCalendar')}
    </a>
  )
  return (
    <>
      <div class="actions">
        {first === 'note' && calendar}
        {register && (
          <a class={first === 'register' ? 'button' : 'button button--quiet'} href={register}>
            <Icon name="ticket" />
            {t('event.register')}
          </a>
        )}
        <ComeLink page={page} meeting={meeting} />
        {first === 'register' && calendar}
        {!open && <ShareLink page={page} />}
      </div>
      {open && (
        <details class="fold no-print">
          <summary>{t(accounts && meeting ? 'event.moreActions' : 'event.moreActionsAlone')}</summary>
          <div class="actions">
            <FollowEvent page={page} meeting={meeting} />
            <ShareLink page={page} />
            <a class="button button--quiet" href={to(`${path}/affiche`)}>
              {t('print.poster.link')}
            </a>
          </div>
        </details>
      )}
    </>
  )
}

/** A message to a neighbour, with the page's address: no script, nobody told. */
function ShareLink({ page }: { page: Shown }) {
  const { to, t, publicUrl, path } = useReader()
  const name = readableName(page.event.name)
  const query = `subject=${encodeURIComponent(`${name} – ${page.town.name}`)}&body=${encodeURIComponent(`${name}\n${publicUrl}${to(path)}`)}`
  return (
    <a class="button button--quiet no-print" href={`mailto:?${query}`}>
      <Icon name="mail" />
      {t('event.share')}
    </a>
  )
}
