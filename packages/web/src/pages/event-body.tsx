import type { EventStatus } from '@wiker/model'
import type { PublicNote } from '@wiker/town/order/note.ts'
import type { Together } from '@wiker/town/pages/together.ts'
import type { EventDay, EventPage, TownOutline } from '@wiker/town/types.ts'
import { AdvertiserLabel } from '../components/advertiser.tsx'
import { Category } from '../components/category.tsx'
import { Credit } from '../components/credit.tsx'
import { LineList } from '../components/day-list.tsx'
import { Icon } from '../components/icon.tsx'
import { recordPath, sectionPath, webUrl, withQuery } from '../components/links.ts'
import { Photo } from '../components/photo.tsx'
import { PlaceMap } from '../components/place-map.tsx'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { ExampleBadge, StatusBadge } from '../components/status.tsx'
import { WhyLink } from '../components/why.tsx'
import { WrittenText } from '../components/written-text.tsx'
import { dayPeriod, plainDay, relativeDay } from '../formatting/dates.ts'
import { hourPeriod } from '../formatting/hours.ts'
import { readableName } from '../formatting/names.ts'
import { recurrenceInWords } from '../formatting/recurrence.ts'
import { EventMeeting, type Meeting } from '../meet/event-meeting.tsx'
import { NoteUnder } from '../order/note.tsx'
import { TogetherFact } from '../pages-of/together.tsx'
import { EventActions } from './event-actions.tsx'
import { EventDates, sameDayEnd } from './event-dates.tsx'
import { EventFacts } from './event-facts.tsx'

type Shown = Extract<EventPage, { state: 'shown' }>

interface Props {
  page: Shown
  outline: TownOutline | undefined
  /** When it was published and by whose hand changed; replies of people named in it. */
  note?: PublicNote
  /** What people do around it. */
  meeting?: Meeting | undefined
  /** Who does it with its organiser. */
  together?: Together[]
}

export function EventBody({ page, outline, note, meeting, together = [] }: Props) {
  const { to, t, words } = useReader()
  const { event, town, days } = page
  const first = days[0]
  const began = (event.startDate ?? first?.day)?.slice(0, 10)
  const rule = event.recurrence && began ? recurrenceInWords(event.recurrence, began, words) : undefined
  const status = statusOf(page)
  const cancelled = status === 'cancelled'
  const website = webUrl(event.url)
  return (
    <article>
      <p class="crumbs">
        <a href={to(sectionPath(town.slug, 'agenda'))}>
          <Icon name="back" />
          {t('event.back')}
        </a>
      </p>
      <div class="page-head">
        <h1>
          {cancelled ? <s>{readableName(event.name)}</s> : readableName(event.name)}
          <StatusBadge status={status} />
          {page.example && <ExampleBadge />}
        </h1>
        {first && <When day={first} timezone={town.timezone} past={page.past} status={status} />}
        {!first && <p class="big-date">{t('date.unknown')}</p>}
        {!first && typeof event.additional?.recurrence === 'string' && (
          <p class="rule-line">
            <Icon name="repeat" /> {event.additional.recurrence}
          </p>
        )}
        {rule && (
          <p class="rule-line">
            <Icon name="repeat" /> {rule}
          </p>
        )}
        {page.line?.reckoned && <p class="list__facts">{t('date.reckoned')}</p>}
        {page.holidaysKnownUntil !== undefined && (
          <p class="list__facts">
            {page.holidaysKnownUntil
              ? t('event.holidaysUnknown', { day: plainDay(page.holidaysKnownUntil, words) })
              : t('event.holidaysNeverKnown')}
          </p>
        )}
      </div>
      {event.advertiser && <AdvertiserLabel advertiser={event.advertiser} />}
      <div class="columns">
        <div>
          {event.image && <Photo image={event.image} name={event.name} />}
          {event.description && <WrittenText text={event.description} record={event} />}
          {cancelled && !page.past && <p class="notice notice--alert">{t('event.cancelled')}</p>}
          <EventActions page={page} meeting={meeting} status={status} />
          {days.length > 1 && (
            <EventDates
              days={days}
              coming={page.coming}
              timezone={town.timezone}
              past={page.past}
              place={event.location?.name}
            />
          )}
          {website && (
            <p>
              <a class="tall" href={website}>
                <Icon name="link" />
                {t('event.website')}
              </a>
            </p>
          )}
        </div>
        <div>
          <div class="panel">
            <h2 class="visually-hidden">{t('event.facts')}</h2>
            <EventFacts page={page} />
            <TogetherFact together={together} />
          </div>
          <PlaceMap
            outline={outline}
            latitude={page.latitude}
            longitude={page.longitude}
            name={event.location?.name ?? event.name}
          />
          {page.category && (
            <p>
              <a class="tall" href={to(withQuery(sectionPath(town.slug, 'agenda'), { category: page.category }))}>
                <Category category={page.category} />
              </a>
            </p>
          )}
        </div>
      </div>
      <EventMeeting page={page} meeting={meeting} />
      {page.sameOrganizer.length > 0 && (
        <Block title={t('event.sameOrganizer', { name: event.organizer?.name ?? '' })} id="meme-organisateur">
          <LineList lines={page.sameOrganizer} town={town} when="day" />
        </Block>
      )}
      {page.sameDays.length > 0 && (
        <Block title={t('event.sameDays')} id="memes-jours">
          <LineList lines={page.sameDays} town={town} when="day" />
        </Block>
      )}
      <NoteUnder note={note} />
      <Credit credit={page.credit} example={page.example} />
      {page.alsoFrom.map((credit) => (
        <Credit credit={credit} also />
      ))}
      <p class="no-print">
        <a class="tall" href={to(withQuery('/signaler', { page: recordPath(town.slug, 'agenda', page.path) }))}>
          <Icon name="flag" />
          {t('report.link')}
        </a>
      </p>
      <WhyLink id={page.event.id} town={town.code} example={page.example} />
    </article>
  )
}

/** What is true of the whole: of a series, only what is true of every date to come. */
function statusOf({ days, event }: Shown): EventStatus {
  const [first, ...others] = days.map((day) => day.status)
  if (first === undefined) return event.eventStatus
  return others.every((status) => status === first) ? first : 'scheduled'
}

function When({
  day,
  timezone,
  past,
  status,
}: {
  day: EventDay
  timezone: string
  past: boolean
  /** Said beside the title already. */
  status: EventStatus
}) {
  const { t, words, today } = useReader()
  const near = relativeDay(day.day, today, words)
  return (
    <p class="big-date">
      {past && <span class="badge">{t('event.past')}</span>}
      <time datetime={day.startsAt ?? day.day}>{dayPeriod(day.day, day.endsDay, words, today)}</time>
      <span>{day.startsAt ? hourPeriod(day.startsAt, sameDayEnd(day), timezone, words) : t('hour.unknown')}</span>
      {near && <span class="badge">{near}</span>}
      {day.status !== status && <StatusBadge status={day.status} />}
    </p>
  )
}
