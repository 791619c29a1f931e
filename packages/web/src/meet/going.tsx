import { go, mostPeople, stayAway } from '@wiker/town/meeting/going/go.ts'
import { type OwnGoing, readOwnGoing } from '@wiker/town/meeting/going/read.ts'
import type { EventDay } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { dayPeriod } from '../formatting/dates.ts'
import { hourPeriod } from '../formatting/hours.ts'
import { readableName } from '../formatting/names.ts'
import { wordsFor } from '../pages/show.tsx'
import { ProblemList, type Problems, TextField } from '../pages-of/fields.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { eventOf, type ShownEvent } from './event-subject.ts'
import { Back, Said, SelectField, Tick } from './fields.tsx'
import type { MeetDeps } from './meet-deps.ts'
import { showInTown } from './show-in-town.ts'
import { signedIn } from './signed-in.ts'

/** `/{town}/agenda/{event}/venir`: "I am coming", how many, with or without one's name; changed or taken back the same way. */
export function registerGoing(site: Site, deps: MeetDeps): void {
  site.get('/:town/agenda/:record/venir', (c) => goingPage(c, deps))
  site.post('/:town/agenda/:record/venir', ownFormsOnly(deps), (c) => save(c, deps))
}

interface Typed {
  day?: string | undefined
  people?: string | undefined
  name?: string | undefined
  remind?: boolean
}

async function goingPage(c: SiteContext, deps: MeetDeps, refused?: { problems: Problems; typed: Typed }) {
  const acting = await signedIn(c, deps, c.var.town.code)
  if (acting instanceof Response) return acting
  const event = await eventOf(c, deps)
  if (!event) return c.notFound()
  const own = await readOwnGoing(deps.people.db, acting.person.id, event.page.event.id)
  const { t } = wordsFor(c)
  const fait = c.req.query('fait')
  const said = fait === 'viens' ? t('meet.going.said') : fait === 'absent' ? t('meet.going.away') : undefined
  const day = refused?.typed.day ?? c.req.query('jour')
  return showInTown(c, deps, {
    section: 'agenda',
    body: (
      <GoingBody
        page={event.page}
        path={event.path}
        own={own}
        day={day}
        said={said}
        problems={refused?.problems ?? {}}
        typed={refused?.typed}
      />
    ),
    head: { title: t('meet.going.title'), noindex: true },
    ...(refused && { status: 422 as const }),
  })
}

async function save(c: SiteContext, deps: MeetDeps) {
  const acting = await signedIn(c, deps, c.var.town.code)
  if (acting instanceof Response) return acting
  const event = await eventOf(c, deps)
  if (!event) return c.notFound()
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { t } = wordsFor(c)
  const { db } = deps.people
  const { id } = event.page.event
  const days = event.page.past ? [] : event.page.days
  const day = days.find((one) => one.day === field('day'))?.day
  const back = (fait: string) =>
    c.redirect(localPath(c.var.language, withQuery(`${event.path}/venir`, { jour: day, fait })), 303)
  if (field('do') === 'absent' && day) {
    await stayAway(db, acting.person.id, id, day, deps.clock())
    return back('absent')
  }
  const people = /^\d{1,2}$/.test(field('people').trim()) ? Number(field('people')) : 0
  const name = field('name').trim().slice(0, 60)
  const typed = { day: field('day'), people: field('people'), name: field('name'), remind: field('remind') !== '' }
  const problems: Problems = {
    ...(!day && { day: t('meet.going.wrong.day') }),
    ...((people < 1 || people > mostPeople) && { people: t('meet.going.wrong.people', { most: mostPeople }) }),
  }
  if (!day || Object.keys(problems).length > 0) return goingPage(c, deps, { problems, typed })
  const given = { person: acting.person.id, thing: id, day, town: c.var.town.code, people, name: name || undefined }
  const went = await go(db, { ...given, remind: typed.remind }, c.var.today, deps.clock())
  if (!went.ok) return goingPage(c, deps, { problems: { day: t(`meet.going.wrong.${went.reason}`) }, typed })
  return back('viens')
}

interface Props {
  page: ShownEvent
  path: string
  own: OwnGoing[]
  /** The day chosen, when one is. */
  day?: string | undefined
  said?: string | undefined
  problems: Problems
  typed?: Typed | undefined
}

export function GoingBody({ page, path, own, day, said, problems, typed }: Props) {
  const { t, to } = useReader()
  const days = page.past ? [] : page.days.filter((one) => one.status !== 'cancelled')
  const chosen = days.find((one) => one.day === day) ?? days[0]
  const mine = own.find((one) => one.day === chosen?.day)
  return (
    <>
      <Back href={path} text={readableName(page.event.name)} />
      <div class="page-head">
        <h1>{t('meet.going.title')}</h1>
        <p>{t('meet.going.lead')}</p>
      </div>
      <Said>{said}</Said>
      {!chosen && <p>{t('meet.going.wrong.over')}</p>}
      {chosen && (
        <form class="report" method="post" action={to(`${path}/venir`)}>
          <ProblemList problems={problems} />
          <DayField days={days} chosen={chosen.day} own={own} timezone={page.town.timezone} problems={problems} />
          <TextField
            name="people"
            inputmode="numeric"
            label={t('meet.going.people')}
            hint={t('meet.going.peopleHint')}
            value={typed?.people ?? String(mine?.people ?? 1)}
            problems={problems}
          />
          <TextField
            name="name"
            label={t('meet.going.name')}
            hint={t('meet.consent.named')}
            value={typed?.name ?? mine?.name ?? ''}
            maxlength={60}
            problems={problems}
          />
          <Tick name="remind" checked={typed?.remind ?? mine?.remind ?? true} label={t('meet.going.remind')} />
          <p class="actions">
            <button class="button" type="submit">
              {t(mine ? 'meet.going.change' : 'meet.going.say')}
            </button>
            {mine && (
              <button class="button button--quiet" type="submit" name="do" value="absent">
                {t('meet.going.stayAway')}
              </button>
            )}
          </p>
          <p class="list__facts">{t('meet.going.kept')}</p>
        </form>
      )}
    </>
  )
}

function DayField({
  days,
  chosen,
  own,
  timezone,
  problems,
}: {
  days: EventDay[]
  chosen: string
  own: OwnGoing[]
  timezone: string
  problems: Problems
}) {
  const { t, words, today } = useReader()
  const label = (one: EventDay) => {
    const when = dayPeriod(one.day, one.endsDay, words, today)
    const hour = one.startsAt ? ` ${hourPeriod(one.startsAt, null, timezone, words)}` : ''
    const said = own.find((mine) => mine.day === one.day)
    return when + hour + (said ? ` – ${t('meet.going.already', { count: said.people })}` : '')
  }
  const [only] = days
  if (days.length === 1 && only) {
    return (
      <p class="big-date">
        <input type="hidden" name="day" value={only.day} />
        {label(only)}
      </p>
    )
  }
  return (
    <SelectField
      name="day"
      label={t('meet.going.day')}
      options={days.map((one) => ({ value: one.day, label: label(one) }))}
      value={chosen}
      problems={problems}
    />
  )
}
