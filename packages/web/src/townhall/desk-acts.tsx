import { addDays } from '@wiker/town/days.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { type Act, actKinds, actSchema, publishAct, townActs } from '@wiker/town/townhall/acts.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { townPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import { momentOf } from '../desk/moment.ts'
import { DeskHead, deskTown, saidOf } from '../desk/town.tsx'
import { dayIn, plainDay } from '../formatting/dates.ts'
import { Choices, Field, type Typed, type Wrong, WrongList, wrongOf } from '../order/form.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly } from '../server/own-form.ts'

const fields = ['kind', 'title', 'decidedOn', 'displayedUntil', 'body', 'replaces'] as const
type Name = (typeof fields)[number] | 'file'
const largestFile = 10 * 1024 * 1024
/** Days for which the law asks that an act is displayed. */
const daysDisplayed = 60

/** `/bureau/{slug}/mairie/actes`: minutes, decisions and orders, written or sent as a PDF; once displayed they are corrected by another alone. */
export function registerDeskActs(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug/mairie/actes', (c) => page(c, deps))
  site.post('/bureau/:slug/mairie/actes', ownFormsOnly(deps), (c) => receive(c, deps))
}

async function page(c: SiteContext, deps: DeskPageDeps, typed?: Typed<Name>, wrong: Wrong<Name> = {}) {
  const given = await deskTown(c, deps, 'town_hall.publish')
  if (given instanceof Response) return given
  const { town } = given
  const { t } = wordsFor(c)
  const said = saidOf(c, { affiche: 'townHall.actDone' })
  const acts = await townActs(deps.people.db, town.code)
  const { today } = momentOf(deps, town)
  return show(c, deps, {
    body: (
      <DeskActsBody
        town={town}
        acts={acts}
        today={today}
        typed={typed ?? { replaces: c.req.query('corrige') ?? '' }}
        wrong={wrong}
        said={said && t(said)}
      />
    ),
    head: { title: t('townHall.actsLink'), noindex: true },
    ...(typed && { status: 422 as const }),
  })
}

async function receive(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'town_hall.publish')
  if (given instanceof Response) return given
  const { town, acting } = given
  const words = wordsFor(c)
  if (!(Number(c.req.header('content-length') ?? 0) <= largestFile + 300_000))
    return page(c, deps, {}, { file: words.t('townHall.tooLarge') })
  const form = await c.req.parseBody()
  const typed = Object.fromEntries(
    fields.map((name) => [name, typeof form[name] === 'string' ? form[name].slice(0, 200_000) : '']),
  ) as Typed<Name>
  const file = form.file instanceof File && form.file.size > 0 ? form.file : undefined
  const act = actSchema.safeParse({
    ...typed,
    replaces: typed.replaces ? Number(typed.replaces) : undefined,
    ...(file && { file: { name: file.name.slice(-200), bytes: new Uint8Array(await file.arrayBuffer()) } }),
  })
  if (!act.success) {
    const refused = [...new Set(act.error.issues.map((issue) => String(issue.path[0])))]
    return page(c, deps, typed, wrongOf(refused, words))
  }
  const { person, role } = acting
  const { now } = momentOf(deps, town)
  const published = await deps.people.db.transaction().execute(async (trx) => {
    const done = await publishAct(trx, town.code, act.data, now)
    if (!done.ok) return done
    const deed = {
      person: person.id,
      role,
      action: 'town_hall.publish',
      town: town.code,
      subject: `act ${done.id}`,
    } as const
    await noteDeed(trx, { ...deed, details: { name: act.data.title, kind: act.data.kind } })
    return done
  })
  if (!published.ok) return page(c, deps, typed, wrongOf(['replaces'], words))
  return c.redirect(localPath(c.var.language, withQuery(`/bureau/${town.slug}/mairie/actes`, { fait: 'affiche' })), 303)
}

interface Props {
  town: TownCard
  acts: Act[]
  today: string
  typed?: Typed<Name>
  wrong?: Wrong<Name>
  said?: string | undefined
}

export function DeskActsBody({ town, acts, today, typed = {}, wrong = {}, said }: Props) {
  const { t, to, words } = useReader()
  const path = `/bureau/${town.slug}/mairie/actes`
  const corrected = acts.find((act) => String(act.id) === typed.replaces && act.replacedBy === null)
  return (
    <>
      <DeskHead title={t('townHall.actsLink')} lead={t('townHall.actsLead')} said={said} />
      <Block
        id="nouveau"
        title={corrected ? t('townHall.correcting', { title: corrected.title }) : t('townHall.newAct')}
      >
        <WrongList wrong={wrong} />
        <form class="report" method="post" action={to(path)} enctype="multipart/form-data">
          {corrected && <input type="hidden" name="replaces" value={String(corrected.id)} />}
          <Choices
            name="kind"
            legend={t('townHall.actKind')}
            options={actKinds.map((kind) => ({ value: kind, label: t(`townHall.act.${kind}`) }))}
            value={typed.kind || corrected?.kind || 'minutes'}
            wrong={wrong.kind}
          />
          <Field
            name="title"
            label={t('townHall.actTitle')}
            max={300}
            required
            value={typed.title || corrected?.title}
            wrong={wrong.title}
          />
          <Field
            name="decidedOn"
            type="date"
            label={t('townHall.actDay')}
            required
            value={typed.decidedOn || corrected?.decidedOn || today}
            wrong={wrong.decidedOn}
          />
          <Field
            name="displayedUntil"
            type="date"
            label={t('townHall.displayedUntil')}
            hint={t('townHall.displayedUntilHint')}
            required
            value={typed.displayedUntil || addDays(today, daysDisplayed)}
            wrong={wrong.displayedUntil}
          />
          <Field
            name="body"
            label={t('townHall.actText')}
            hint={t('townHall.actTextHint')}
            rows={10}
            max={200_000}
            value={typed.body}
            wrong={wrong.body}
          />
          <div class="field">
            <label for="champ-file">{t('townHall.file')}</label>
            {wrong.file && (
              <p class="wrong" id="champ-file-faute">
                {wrong.file}
              </p>
            )}
            <input
              type="file"
              id="champ-file"
              name="file"
              accept="application/pdf"
              aria-describedby={wrong.file ? 'champ-file-faute' : undefined}
            />
          </div>
          <p class="find__hint">{t('townHall.forEver')}</p>
          <button class="button" type="submit">
            {t('townHall.display')}
          </button>
        </form>
      </Block>
      <Block id="affiches" title={t('townHall.acts')}>
        {acts.length === 0 && <p>{t('townHall.historyNone')}</p>}
        <ul class="list">
          {acts.map((act) => (
            <li>
              <p class="list__name">
                <a href={to(townPath(town.slug, 'mairie', 'actes', String(act.id)))}>{act.title}</a>
              </p>
              <p class="line__facts">
                <span>{t(`townHall.act.${act.kind}`)}</span>
                <span>
                  {t('townHall.displayed', {
                    from: plainDay(dayIn(act.publishedAt, town.timezone), words),
                    to: plainDay(act.displayedUntil, words),
                  })}
                </span>
                {act.replacedBy !== null ? (
                  <strong>{t('townHall.corrected')}</strong>
                ) : (
                  <a
                    href={to(withQuery(path, { corrige: act.id }))}
                    aria-label={t('townHall.correctNamed', { title: act.title })}
                  >
                    {t('townHall.correct')}
                  </a>
                )}
              </p>
            </li>
          ))}
        </ul>
      </Block>
    </>
  )
}
