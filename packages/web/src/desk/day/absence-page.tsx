import { dayIn, daysBetween, isDay } from '@wiker/town/days.ts'
import { type Absence, addAbsence, endAbsence, personByEmail, readAbsences } from '@wiker/town/desk/absences.ts'
import { readRules } from '@wiker/town/desk/rules.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { Block } from '../../components/section.tsx'
import { plainDay } from '../../formatting/dates.ts'
import type { MessageKey } from '../../formatting/words.ts'
import { show, wordsFor } from '../../pages/show.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { DeskHead, deskTown, saidOf } from '../town.tsx'
import type { DayDeps } from './card-kind.ts'

/** `/bureau/{slug}/remplacement`: who is at the desk in one's place, from when to when; what goes on meanwhile. */
export function registerAbsence(site: Site, deps: DayDeps): void {
  site.get('/bureau/:slug/remplacement', (c) => absencePage(c, deps))
  site.post('/bureau/:slug/remplacement', ownFormsOnly(deps), (c) => receive(c, deps))
}

interface Typed {
  from: string
  to: string
  deputy: string
  away: boolean
}
type Wrong = Partial<Record<'from' | 'to' | 'deputy', MessageKey>>

const longest = 92

async function absencePage(c: SiteContext, deps: DayDeps, typed?: Typed, wrong: Wrong = {}) {
  const given = await deskTown(c, deps, 'desk.lend')
  if (given instanceof Response) return given
  const { town } = given
  const { db } = deps.people
  const today = dayIn(town.timezone, deps.clock())
  const [absences, rules] = await Promise.all([readAbsences(db, [town.code], today), readRules(db, town.code)])
  const { t } = wordsFor(c)
  const said = saidOf(c, { note: 'day.absence.noted', fini: 'day.absence.ended' })
  return show(c, deps, {
    body: (
      <AbsenceBody
        town={town}
        absences={absences}
        rules={rules.length}
        today={today}
        said={said && t(said)}
        typed={typed}
        wrong={wrong}
      />
    ),
    head: { title: t('day.absence'), noindex: true },
    ...(typed && { status: 422 as const }),
  })
}

async function receive(c: SiteContext, deps: DayDeps) {
  const given = await deskTown(c, deps, 'desk.lend')
  if (given instanceof Response) return given
  const { town, acting } = given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { db } = deps.people
  const now = deps.clock()
  const deed = { person: acting.person.id, role: acting.role, action: 'desk.lend', town: town.code } as const
  const back = (fait: string) =>
    c.redirect(localPath(c.var.language, withQuery(`/bureau/${town.slug}/remplacement`, { fait })), 303)
  const ended = Number(field('finir'))
  if (field('finir') !== '') {
    await db.transaction().execute(async (trx) => {
      if (Number.isSafeInteger(ended) && (await endAbsence(trx, town.code, ended, now)))
        await noteDeed(trx, { ...deed, subject: `absence ${ended}`, details: { ended: true } })
    })
    return back('fini')
  }
  const typed: Typed = {
    from: field('from'),
    to: field('to'),
    deputy: field('deputy').trim().toLowerCase().slice(0, 254),
    away: field('away') !== 'no',
  }
  const deputy = typed.deputy ? await personByEmail(db, typed.deputy) : undefined
  const wrong: Wrong = {
    ...(!isDay(typed.from) && { from: 'day.absence.badDay' }),
    ...((!isDay(typed.to) || typed.to < typed.from || daysBetween(typed.from, typed.to) > longest) && {
      to: 'day.absence.badEnd',
    }),
    ...(typed.deputy && !deputy && { deputy: 'day.absence.unknown' }),
    ...(deputy?.id === acting.person.id && { deputy: 'day.absence.oneself' }),
    ...(!typed.deputy && !typed.away && { deputy: 'day.absence.nobody' }),
  }
  if (Object.keys(wrong).length > 0) return absencePage(c, deps, typed, wrong)
  await db.transaction().execute(async (trx) => {
    const { from: startsOn, to: endsOn, away } = typed
    const given = { town: town.code, person: acting.person.id, deputy: deputy?.id ?? null, startsOn, endsOn, away, now }
    const id = await addAbsence(trx, given)
    await noteDeed(trx, {
      ...deed,
      subject: `absence ${id}`,
      details: { from: startsOn, to: endsOn, deputy: deputy !== undefined },
      about: deputy?.id,
    })
  })
  return back('note')
}

interface Props {
  town: TownCard
  absences: Absence[]
  /** How many rules go on publishing meanwhile. */
  rules: number
  today: string
  said?: string | undefined
  typed?: Typed | undefined
  wrong?: Wrong
}

export function AbsenceBody({ town, absences, rules, today, said, typed, wrong = {} }: Props) {
  const { t, to, words } = useReader()
  const path = to(`/bureau/${town.slug}/remplacement`)
  const [first] = Object.entries(wrong)
  return (
    <>
      <DeskHead
        title={t('day.absence')}
        lead={t('day.absence.lead')}
        said={said}
        wrong={first && t(first[1])}
        wrongAt={first?.[0]}
      />
      {absences.length > 0 && (
        <Block id="prevues" title={t('day.absence.planned')}>
          <ul class="list">
            {absences.map((one) => (
              <li>
                <p class="list__name">
                  {t('day.absence.fromTo', {
                    a: plainDay(one.startsOn, words, today),
                    b: plainDay(one.endsOn, words, today),
                  })}
                </p>
                <p class="line__facts">
                  <span>{one.email}</span>
                  <span>
                    {one.deputyEmail ? t('day.absence.with', { who: one.deputyEmail }) : t('day.absence.alone')}
                  </span>
                </p>
                <form method="post" action={path}>
                  <button class="button button--quiet" type="submit" name="finir" value={String(one.id)}>
                    {t('day.absence.end')}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </Block>
      )}
      <form class="report" method="post" action={path}>
        <Field name="from" type="date" label={t('day.absence.from')} value={typed?.from} wrong={wrong.from} />
        <Field name="to" type="date" label={t('day.absence.to')} value={typed?.to} wrong={wrong.to} />
        <Field name="deputy" type="email" label={t('day.absence.deputy')} value={typed?.deputy} wrong={wrong.deputy} />
        <label class="choice">
          <input type="radio" name="away" value="yes" checked={typed?.away ?? true} />
          <span>{t('day.absence.away')}</span>
        </label>
        <label class="choice">
          <input type="radio" name="away" value="no" checked={typed?.away === false} />
          <span>{t('day.absence.here')}</span>
        </label>
        <button class="button" type="submit">
          {t('day.absence.note')}
        </button>
      </form>
      <Block id="pendant" title={t('day.absence.meanwhile')}>
        <ul>
          <li>{t('day.absence.rules', { count: rules })}</li>
          <li>{t('day.absence.waits')}</li>
          <li>{t('day.absence.urgent')}</li>
        </ul>
      </Block>
    </>
  )
}

function Field({
  name,
  type,
  label,
  value,
  wrong,
}: {
  name: string
  type: string
  label: string
  value: string | undefined
  wrong: MessageKey | undefined
}) {
  const { t } = useReader()
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {wrong && (
        <p class="field__problem" id={`${name}-erreur`}>
          {t(wrong)}
        </p>
      )}
      <input
        id={name}
        type={type}
        name={name}
        value={value}
        {...(wrong && { 'aria-invalid': 'true', 'aria-describedby': `${name}-erreur` })}
      />
    </div>
  )
}
