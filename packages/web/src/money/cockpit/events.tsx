import { type EventLine, stuckEvents } from '@wiker/billing/cockpit/events.ts'
import { handleEvent } from '@wiker/billing/collect/handle.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { Empty } from '../../components/section.tsx'
import { momentInWords } from '../../formatting/moment.ts'
import { asked, show, wordsFor } from '../../pages/show.tsx'
import { networkTimezone } from '../../server/context.ts'
import type { Site } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { type CockpitDeps, home, operatorAsking } from './asking.ts'
import { CockpitHead } from './head.tsx'

const address = `${home}/annonces`

/** `/bureau/reseau/annonces`: what the provider told and nobody could write down, why, and a button to try again. */
export function registerEvents(site: Site, deps: CockpitDeps): void {
  site.get(address, async (c) => {
    const acting = await operatorAsking(c, deps)
    if (acting instanceof Response) return acting
    return show(c, deps, {
      body: <EventsBody events={await stuckEvents(deps.people.db)} tried={asked(c, 'essai')} />,
      head: { title: wordsFor(c).t('cockpit.events'), noindex: true },
    })
  })
  site.post(address, ownFormsOnly(deps), async (c) => {
    const acting = await operatorAsking(c, deps, 'money.move')
    if (acting instanceof Response) return acting
    const field = await readForm(c)
    if (field instanceof Response) return field
    const event = field('event').slice(0, 100)
    const deed = { person: acting.person.id, role: acting.role, action: 'money.move', town: null } as const
    await noteDeed(deps.people.db, { ...deed, subject: event })
    const handled = await handleEvent(deps.money.collect, event).catch((error) => {
      deps.log.warn({ error, event }, 'What the provider told could not be written, tried by hand')
      return 'failed' as const
    })
    const essai = handled === 'failed' ? 'non' : 'oui'
    return c.redirect(localPath(c.var.language, withQuery(address, { essai })), 303)
  })
}

export function EventsBody({ events, tried }: { events: EventLine[]; tried: string | undefined }) {
  const { t } = useReader()
  return (
    <>
      <CockpitHead
        title={t('cockpit.events')}
        lead={t('cockpit.events.lead')}
        said={tried === 'oui' ? t('cockpit.events.done') : undefined}
        wrong={tried === 'non' ? t('cockpit.events.failed') : undefined}
      />
      {events.length === 0 && (
        <Empty>
          <p>{t('cockpit.events.none')}</p>
        </Empty>
      )}
      <EventList events={events} />
    </>
  )
}

/** What the provider told, one a line; with a button where it waits. */
export function EventList({ events }: { events: EventLine[] }) {
  const { t, to, words } = useReader()
  return (
    <ul class="list">
      {events.map(({ id, type, subject, created, handled, attempts, problem }) => (
        <li>
          <p class="list__name">{type}</p>
          <p class="line__facts">
            <span>{momentInWords(created, { timezone: networkTimezone }, words)}</span>
            <span>{subject}</span>
            <span>{handled ? t('cockpit.events.written') : t('cockpit.events.tried', { count: attempts })}</span>
          </p>
          {!handled && problem?.startsWith('PaidTwice') && <p>{t('cockpit.events.paidTwice')}</p>}
          {!handled && problem && (
            <p class="below" lang="en">
              {problem}
            </p>
          )}
          {!handled && attempts > 0 && (
            <form method="post" action={to(address)}>
              <button class="button button--quiet" type="submit" name="event" value={id}>
                {t('cockpit.events.again')}
                <span class="visually-hidden"> {id}</span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}
