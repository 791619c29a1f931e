import type { OwnGoing } from '@wiker/town/meeting/going/read.ts'
import { readOwnGoing } from '@wiker/town/meeting/going/read.ts'
import { type AroundEvent, readAroundEvent } from '@wiker/town/meeting/on-event.ts'
import { organises, readOrganiser } from '@wiker/town/meeting/organiser.ts'
import type { ShownAnswer } from '@wiker/town/meeting/talking/answers.ts'
import { Icon } from '../components/icon.tsx'
import { recordPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import type { PageDeps } from '../pages/show.tsx'
import type { SiteContext } from '../server/deps.ts'
import type { ShownEvent } from './event-subject.ts'
import { FollowButton } from './follow-button.tsx'
import { RemarkList } from './remarks.tsx'

export interface Meeting extends AroundEvent {
  /** On which days the reader said they come. */
  own: OwnGoing[]
  /** The reader organises it. */
  organiser: boolean
}

/** What people do around an event; undefined on a site without accounts, and on an example. */
export async function readMeeting(c: SiteContext, deps: PageDeps, page: ShownEvent): Promise<Meeting | undefined> {
  if (!deps.people || page.example) return undefined
  const { person, grants = [], today, town } = c.var
  // What concerns the reader is read where it is written: a replica may be behind.
  const db = person ? deps.people.db : deps.db
  const { id } = page.event
  const [around, own, organiser] = await Promise.all([
    readAroundEvent(db, id, today, deps.clock(), person?.id),
    person ? readOwnGoing(db, person.id, id) : [],
    person ? readOrganiser(db, id) : undefined,
  ])
  return {
    ...around,
    own,
    organiser: Boolean(person && organiser && organises(organiser, person.id, grants, town.code)),
  }
}

/** Says that one comes, or how many were said to. */
export function ComeLink({ page, meeting }: { page: ShownEvent; meeting: Meeting | undefined }) {
  const { t, to } = useReader()
  const open = !page.past && page.days.some((day) => day.status !== 'cancelled')
  if (!meeting || !open) return null
  const people = meeting.own[0]?.people
  return (
    <a
      class="button button--quiet"
      href={to(`${recordPath(page.town.slug, 'agenda', page.path)}/venir`)}
      rel="nofollow"
    >
      <Icon name="people" />
      {people ? t('meet.event.youCome', { count: people }) : t('meet.event.come')}
    </a>
  )
}

/** Told when it changes. */
export function FollowEvent({ page, meeting }: { page: ShownEvent; meeting: Meeting | undefined }) {
  const { t } = useReader()
  if (!meeting) return null
  return (
    <FollowButton
      target={{ kind: 'event', town: page.town.code, subject: page.event.id }}
      label={t('meet.event.follow')}
    />
  )
}

/** Around an event: the shared cars, a question, the answers and what people say; for its organiser, how many come. */
export function EventMeeting({ page, meeting }: { page: ShownEvent; meeting: Meeting | undefined }) {
  const { t, to } = useReader()
  if (!meeting) return null
  const path = recordPath(page.town.slug, 'agenda', page.path)
  const { rides, going, answers, comments, commentsOpen } = meeting
  const many = rides.offers + rides.requests
  return (
    <>
      <Block title={t('meet.event.title')} id="ensemble">
        {going !== undefined && going > 0 && <p>{t('meet.event.going', { count: going })}</p>}
        <ul class="ways no-print">
          {!page.past && page.days.length > 0 && (
            <li>
              <a class="tall" href={to(`${path}/covoiturage`)}>
                {many > 0 ? t('meet.event.rides', { count: many }) : t('meet.event.noRides')}
              </a>
            </li>
          )}
          <li>
            <a class="tall" href={to(`${path}/question`)} rel="nofollow">
              {t('meet.event.ask')}
            </a>
          </li>
          {meeting.organiser && (
            <li>
              <a class="tall" href={to(`${path}/participants`)}>
                {t('meet.event.organise')}
              </a>
            </li>
          )}
        </ul>
        <Answers answers={answers} path={path} />
      </Block>
      {(commentsOpen || comments.length > 0) && (
        <Block title={t('meet.event.comments')} id="commentaires">
          {comments.length > 0 && <RemarkList remarks={comments} path={path} form={`${path}/commenter`} />}
          {commentsOpen ? (
            <p class="no-print">
              <a class="button button--quiet" href={to(`${path}/commenter`)} rel="nofollow">
                {t('meet.event.comment')}
              </a>
            </p>
          ) : (
            <p class="list__facts">{t('meet.event.commentsClosed')}</p>
          )}
        </Block>
      )}
    </>
  )
}

/** Questions that were answered for everybody. */
export function Answers({ answers, path }: { answers: ShownAnswer[]; path: string }) {
  const { t, to } = useReader()
  if (answers.length === 0) return null
  return (
    <dl class="answers">
      {answers.map((one) => (
        <div id={`reponse-${one.id}`}>
          <dt>{one.question}</dt>
          <dd>
            {one.answer}{' '}
            <a href={to(withQuery('/signaler', { page: `${path}#reponse-${one.id}` }))} rel="nofollow" class="no-print">
              {t('meet.remark.report')}
            </a>
          </dd>
        </div>
      ))}
    </dl>
  )
}
