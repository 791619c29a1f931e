import { organises, readOrganiser } from '@wiker/town/meeting/organiser.ts'
import { type RemarkLine, readRemarks } from '@wiker/town/meeting/remarks/remark.ts'
import { readAnswers, type ShownAnswer } from '@wiker/town/meeting/talking/answers.ts'
import type { RecordDetail } from '@wiker/town/types.ts'
import { recordPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import type { PageDeps } from '../pages/show.tsx'
import type { SiteContext } from '../server/deps.ts'
import { Answers } from './event-meeting.tsx'
import { FollowButton } from './follow-button.tsx'
import { RemarkList } from './remarks.tsx'

type Shown = Extract<RecordDetail, { state: 'shown' }>

export interface RecordMeeting {
  recommendations: RemarkLine[]
  answers: ShownAnswer[]
  /** The reader speaks for it. */
  own: boolean
}

const kinds = ['organization', 'place', 'market']

/** What people do around an organisation or a place; undefined where they do nothing. */
export async function readRecordMeeting(
  c: SiteContext,
  deps: PageDeps,
  page: Shown,
): Promise<RecordMeeting | undefined> {
  if (!deps.people || page.line.example || !kinds.includes(page.line.kind)) return undefined
  const { person, grants = [], town } = c.var
  const db = person ? deps.people.db : deps.db
  const [recommendations, answers, organiser] = await Promise.all([
    readRemarks(db, 'recommendation', page.line.id, person?.id),
    readAnswers(db, page.line.id),
    person ? readOrganiser(db, page.line.id) : undefined,
  ])
  const own = Boolean(
    person && organiser && organiser.pages.length > 0 && organises(organiser, person.id, grants, town.code),
  )
  return { recommendations, answers, own }
}

/** "I go back there", in the words of inhabitants; a question to an organisation; the button to follow it. */
export function RecordMeetingBlock({ page, meeting }: { page: Shown; meeting: RecordMeeting | undefined }) {
  const { t, to } = useReader()
  if (!meeting) return null
  const { line, town, section } = page
  const path = recordPath(town.slug, section, line.path)
  const organization = line.kind === 'organization'
  const { recommendations, answers } = meeting
  return (
    <>
      {organization && (
        <Block title={t('meet.event.title')} id="ensemble">
          <div class="actions no-print">
            <FollowButton
              target={{ kind: 'organization', town: town.code, subject: line.id }}
              label={t('meet.record.follow')}
            />
            <a class="button button--quiet" href={to(`${path}/question`)} rel="nofollow">
              {t('meet.record.ask')}
            </a>
          </div>
          <Answers answers={answers} path={path} />
        </Block>
      )}
      <Block title={t('meet.record.recommendations')} id="on-y-retourne">
        {recommendations.length > 0 && (
          <RemarkList remarks={recommendations} path={path} form={`${path}/recommander`} />
        )}
        {recommendations.length === 0 && <p>{t('meet.record.noRecommendation')}</p>}
        {!meeting.own && (
          <p class="no-print">
            <a class="button button--quiet" href={to(`${path}/recommander`)} rel="nofollow">
              {t('meet.record.recommend')}
            </a>
          </p>
        )}
      </Block>
    </>
  )
}
