import { type Event, eventStatusSchema, type Occurrence, type Offer } from '@wiker/model'
import type { Partner } from '@wiker/town/pages/partners.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import type { ReachInTown } from '@wiker/town/publishing/reach.ts'
import { canBe } from '@wiker/town/publishing/transitions.ts'
import type { Publication } from '@wiker/town/publishing/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { AdvertiserLabel, advertiserOf } from '../components/advertiser.tsx'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { StatusBadge } from '../components/status.tsx'
import { dayPeriod } from '../formatting/dates.ts'
import { momentInWords } from '../formatting/moment.ts'
import { recurrenceInWords } from '../formatting/recurrence.ts'
import { MarkdownText } from '../markdown/text.tsx'
import { OwnPhoto } from '../pictures/photo.tsx'
import { occurrenceInWords } from '../publish/when-shown.tsx'
import { DatesBlock } from './dates-block.tsx'
import { SpaceHead } from './space-head.tsx'
import { SubscribeFirst } from './subscribe-first.tsx'

export interface TextProps {
  page: Page
  town: TownCard
  publication: Publication
  dates: Occurrence[]
  /** Of those, the days on which the schools are closed. */
  onHolidays: string[]
  partners: Partner[]
  reach: ReachInTown[]
  /** Where readers find it. */
  address: string | undefined
  said?: string | undefined
  problem?: string | undefined
}

export function TextBody(props: TextProps) {
  const { page, town, publication, dates, partners, reach, address, said, problem } = props
  const { t, to, words, today, now } = useReader()
  const { record, state, reason, publishAt } = publication
  const facts = record as Partial<Omit<Event, 'type'> & Omit<Offer, 'type'>> & { articleBody?: string }
  const text = facts.articleBody ?? record.description
  const advertiser = advertiserOf(record)
  const rule =
    facts.recurrence && facts.startDate
      ? recurrenceInWords(facts.recurrence, facts.startDate.slice(0, 10), words)
      : undefined
  const place = [facts.location?.name, facts.location?.streetAddress, facts.location?.addressLocality]
    .filter(Boolean)
    .join(', ')
  return (
    <>
      <SpaceHead page={page} title={record.name || t('space.untitled')} said={said} problem={problem} />
      <SubscribeFirst page={page} />
      <p>
        <strong>
          {state === 'scheduled' && publishAt
            ? t('written.scheduledFor', { date: momentInWords(publishAt, town, words) })
            : t(`written.state.${state}`)}
        </strong>
        {publishAt && publishAt > now && (state === 'draft' || state === 'waiting') && (
          <> – {t('written.chosenFor', { date: momentInWords(publishAt, town, words) })}</>
        )}
        {address && (
          <>
            {' '}
            <a class="tall" href={to(address)}>
              {t('text.see')}
            </a>
          </>
        )}
      </p>
      {reason && (state === 'refused' || state === 'withdrawn' || state === 'published') && (
        <p class="notice notice--alert">{t('written.reason', { reason })}</p>
      )}
      <Block id="apercu" title={t('text.preview')}>
        <div class="panel">
          {advertiser && <AdvertiserLabel advertiser={advertiser} />}
          <p class="big-date">
            {facts.eventStatus && <StatusBadge status={facts.eventStatus} />}
            {dates[0] && occurrenceInWords(dates[0], words, town.timezone, today)}
            {facts.validFrom &&
              facts.validThrough &&
              dayPeriod(facts.validFrom.slice(0, 10), facts.validThrough.slice(0, 10), words)}
          </p>
          {rule && <p>{rule}</p>}
          {place && <p>{place}</p>}
          {facts.price !== undefined && <p>{t('text.price', { price: String(facts.price) })}</p>}
          {record.image && <OwnPhoto image={record.image} name={record.name ?? ''} />}
          {text && <MarkdownText text={text} />}
        </div>
      </Block>
      <Actions {...props} />
      {record.type === 'Event' && state === 'published' && <EventState {...props} />}
      {dates.length > 0 && <DatesBlock {...props} />}
      {partners.length > 0 && (
        <Block id="ensemble" title={t('partner.title')}>
          <ul class="list">
            {partners.map((partner) => (
              <li>
                <p class="list__name">{partner.name}</p>
                <p>{t(`partner.state.${partner.state}`)}</p>
              </li>
            ))}
          </ul>
        </Block>
      )}
      {reach.length > 0 && (
        <Block id="portee" title={t('write.reach')}>
          <ul class="list">
            {reach.map((one) => (
              <li>
                <p class="list__name">{one.name}</p>
                <p>
                  {t(`reachState.${one.state}`)}
                  {one.reason && ` ${one.reason}`}
                </p>
              </li>
            ))}
          </ul>
        </Block>
      )}
    </>
  )
}

function Actions({ page, publication }: TextProps) {
  const { t, to, now } = useReader()
  const { state, kind, publishAt } = publication
  const base = `/mon-espace/${page.id}/textes/${publication.id}`
  const later = publishAt !== null && publishAt > now
  return (
    <>
      <form class="actions" method="post" action={to(base)}>
        {state === 'draft' && (
          <button class="button" type="submit" name="do" value="publier">
            {t(later ? 'text.schedule' : 'text.publish')}
          </button>
        )}
        <a class="button button--quiet" href={to(`${base}/modifier`)}>
          {t('text.edit')}
        </a>
        {kind === 'event' && (
          <button class="button button--quiet" type="submit" name="do" value="copier">
            {t('text.copy')}
          </button>
        )}
      </form>
      {canBe('withdraw', state) && (
        <details class="fold">
          <summary>{t(state === 'draft' ? 'text.drop' : 'text.withdraw')}</summary>
          <form class="report" method="post" action={to(base)}>
            <p>{t(state === 'published' ? 'text.withdrawSure' : 'text.dropSure')}</p>
            <button class="button button--quiet" type="submit" name="do" value="retirer">
              {t(state === 'draft' ? 'text.drop' : 'text.withdraw')}
            </button>
          </form>
        </details>
      )}
    </>
  )
}

/** Full, postponed, cancelled, or back to what was announced: told at once to those who follow it. */
function EventState({ page, publication }: TextProps) {
  const { t, to } = useReader()
  const { eventStatus } = publication.record as Event
  return (
    <Block id="etat" title={t('text.state')}>
      <p>{t('text.stateLead')}</p>
      <form class="actions" method="post" action={to(`/mon-espace/${page.id}/textes/${publication.id}`)}>
        {eventStatusSchema.options
          .filter((status) => status !== eventStatus && status !== 'rescheduled' && status !== 'movedOnline')
          .map((status) => (
            <button class="button button--quiet" type="submit" name="do" value={`etat.${status}`}>
              {t(`text.state.${status}` as 'text.state.full')}
            </button>
          ))}
      </form>
    </Block>
  )
}
