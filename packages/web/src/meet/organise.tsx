import { showCount } from '@wiker/town/meeting/going/go.ts'
import { type GoingDay, readGoing } from '@wiker/town/meeting/going/read.ts'
import { readAroundEvent } from '@wiker/town/meeting/on-event.ts'
import { organises, readOrganiser } from '@wiker/town/meeting/organiser.ts'
import { openComments } from '@wiker/town/meeting/remarks/moderate.ts'
import { hideAnswer, type ShownAnswer } from '@wiker/town/meeting/talking/answers.ts'
import { readTellings, type TellingLine } from '@wiker/town/meeting/telling/log.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { capacityFor, type Role } from '@wiker/town/people/permissions.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { longDay } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'
import { wordsFor } from '../pages/show.tsx'
import { denied } from '../people/guard.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { TellingList } from './desk-tellings.tsx'
import { eventOf, type ShownEvent } from './event-subject.ts'
import { Back, Said } from './fields.tsx'
import type { MeetDeps } from './meet-deps.ts'
import { showInTown } from './show-in-town.ts'
import { signedIn } from './signed-in.ts'

/** `/{town}/agenda/{event}/participants`: for its organiser alone, how many come, who agreed to be named, what everybody may read of it. */
export function registerOrganise(site: Site, deps: MeetDeps): void {
  site.get('/:town/agenda/:record/participants', (c) => organisePage(c, deps))
  site.post('/:town/agenda/:record/participants', ownFormsOnly(deps), (c) => change(c, deps))
}

/** The event, and in what capacity the asker organises it; else the answer to give. */
async function organising(c: SiteContext, deps: MeetDeps) {
  const acting = await signedIn(c, deps, c.var.town.code)
  if (acting instanceof Response) return acting
  const event = await eventOf(c, deps)
  if (!event) return c.notFound()
  const { grants = [], town } = c.var
  const organiser = await readOrganiser(deps.people.db, event.page.event.id)
  const role = organises(organiser, acting.person.id, grants, town.code)
  return role ? { ...event, person: acting.person, role } : await denied(c, deps)
}

async function organisePage(c: SiteContext, deps: MeetDeps) {
  const given = await organising(c, deps)
  if (given instanceof Response) return given
  const { db } = deps.people
  const { id } = given.page.event
  const [days, around, tellings] = await Promise.all([
    readGoing(db, id),
    readAroundEvent(db, id, c.var.today, deps.clock()),
    readTellings(db, c.var.town.code, { thing: id }),
  ])
  const { t } = wordsFor(c)
  return showInTown(c, deps, {
    section: 'agenda',
    body: (
      <OrganiseBody
        page={given.page}
        path={given.path}
        days={days}
        countShown={around.going !== undefined}
        comments={moderates(c) ? around.commentsOpened : undefined}
        answers={around.answers}
        tellings={tellings}
        said={c.req.query('fait') ? t('meet.organise.noted') : undefined}
      />
    ),
    head: { title: t('meet.organise.title'), noindex: true },
  })
}

const moderates = (c: SiteContext) => capacityFor(c.var.grants ?? [], 'meeting.moderate', c.var.town.code) !== undefined

/** A button says `nombre.oui`, `commentaires.non`, `reponse.12`. */
async function change(c: SiteContext, deps: MeetDeps) {
  const given = await organising(c, deps)
  if (given instanceof Response) return given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { db } = deps.people
  const { person, role, page, path } = given
  const [what, value] = field('do').split('.')
  const thing = page.event.id
  const town = c.var.town.code
  const details = { name: page.event.name }
  const note = (action: 'meeting.organise' | 'meeting.moderate', as: Role) =>
    noteDeed(db, { person: person.id, role: as, action, town, subject: thing, details })
  if (what === 'nombre') {
    await showCount(db, thing, town, value === 'oui', person.id, deps.clock())
    await note('meeting.organise', role)
  }
  if (what === 'commentaires') {
    const moderator = capacityFor(c.var.grants ?? [], 'meeting.moderate', town)
    if (!moderator) return denied(c, deps)
    await openComments(db, { town, thing, open: value === 'oui', by: person.id }, deps.clock())
    await note('meeting.moderate', moderator)
  }
  if (what === 'reponse' && /^\d{1,15}$/.test(value ?? '')) {
    if (await hideAnswer(db, Number(value), thing)) await note('meeting.organise', role)
  }
  return c.redirect(localPath(c.var.language, `${path}/participants?fait=note`), 303)
}

interface Props {
  page: ShownEvent
  path: string
  days: GoingDay[]
  countShown: boolean
  /** Whether comments are open on this event; undefined for who may not open them. */
  comments: boolean | undefined
  answers: ShownAnswer[]
  /** What its followers were told of it. */
  tellings?: TellingLine[]
  said?: string | undefined
}

export function OrganiseBody({ page, path, days, countShown, comments, answers, tellings = [], said }: Props) {
  const { t, to, words, today } = useReader()
  return (
    <>
      <Back href={path} text={readableName(page.event.name)} />
      <div class="page-head">
        <h1>{t('meet.organise.title')}</h1>
        <p>{t('meet.organise.lead')}</p>
      </div>
      <Said>{said}</Said>
      {days.length === 0 && (
        <Empty>
          <p>{t('meet.organise.none')}</p>
        </Empty>
      )}
      {days.map((day) => (
        <Block id={`jour-${day.day}`} title={longDay(day.day, words, today)}>
          <p class="big-number">
            <strong>{t('meet.organise.people', { count: day.people })}</strong>{' '}
            <span>{t('meet.organise.households', { count: day.households })}</span>
          </p>
          {day.over && <p class="list__facts">{t('meet.organise.over')}</p>}
          {day.named.length > 0 && (
            <ul class="list list--plain">
              {day.named.map(({ name, people }) => (
                <li>{t('meet.organise.named', { name, count: people })}</li>
              ))}
            </ul>
          )}
        </Block>
      ))}
      <form class="actions" method="post" action={to(`${path}/participants`)}>
        <button class="button button--quiet" type="submit" name="do" value={`nombre.${countShown ? 'non' : 'oui'}`}>
          {t(countShown ? 'meet.organise.hideCount' : 'meet.organise.showCount')}
        </button>
        {comments !== undefined && (
          <button
            class="button button--quiet"
            type="submit"
            name="do"
            value={`commentaires.${comments ? 'non' : 'oui'}`}
          >
            {t(comments ? 'meet.organise.closeComments' : 'meet.organise.openComments')}
          </button>
        )}
      </form>
      {tellings.length > 0 && (
        <Block id="envois" title={t('meet.organise.tellings')}>
          <TellingList lines={tellings} timezone={page.town.timezone} />
        </Block>
      )}
      {answers.length > 0 && (
        <Block id="reponses" title={t('meet.answers.title')}>
          <ul class="list">
            {answers.map((answer) => (
              <li>
                <p class="list__name">{answer.question}</p>
                <p>{answer.answer}</p>
                <form method="post" action={to(`${path}/participants`)}>
                  <button class="button button--quiet" type="submit" name="do" value={`reponse.${answer.id}`}>
                    {t('meet.answers.hide')}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </Block>
      )}
    </>
  )
}
