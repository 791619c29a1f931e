import { type Conflict, openConflicts } from '@wiker/harvest'
import { dayIn } from '@wiker/town/days.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { plainDay } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import type { DeskPageDeps } from './desk-deps.ts'
import { momentOf } from './moment.ts'
import { settleAs, settlements } from './settle-conflict.ts'
import { DeskHead, deskTown, saidOf } from './town.tsx'
import { fieldInWords, valueInWords } from './values.ts'

/** `/bureau/blain/desaccords`: what somebody corrected and a source says otherwise since, to be settled in one press. */
export function registerConflicts(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug/desaccords', (c) => conflictsPage(c, deps))
  site.post('/bureau/:slug/desaccords', ownFormsOnly(deps), (c) => settle(c, deps))
}

async function conflictsPage(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'conflict.settle')
  if (given instanceof Response) return given
  const { town } = given
  const conflicts = await openConflicts(deps.people.db, town.code)
  const { t } = wordsFor(c)
  const said = saidOf(c, { tranche: 'desk.done', deja: 'desk.conflict.over' })
  return show(c, deps, {
    body: <ConflictsBody town={town} conflicts={conflicts} said={said && t(said)} />,
    head: { title: t('desk.conflicts.title', { town: town.name }), noindex: true },
  })
}

async function settle(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'conflict.settle')
  if (given instanceof Response) return given
  const { town, acting } = given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const settlement = settlements.find((one) => one === field('do'))
  const id = Number(field('conflict'))
  const settled = settlement && (await settleAs(deps.people.db, town, id, settlement, acting, momentOf(deps, town)))
  const page = withQuery(`/bureau/${town.slug}/desaccords`, { fait: settled ? 'tranche' : 'deja' })
  return c.redirect(localPath(c.var.language, page), 303)
}

interface Props {
  town: TownCard
  conflicts: Conflict[]
  said?: string | undefined
}

export function ConflictsBody({ town, conflicts, said }: Props) {
  const { t } = useReader()
  return (
    <>
      <DeskHead title={t('desk.conflicts.title', { town: town.name })} lead={t('desk.conflicts.lead')} said={said} />
      {conflicts.length === 0 && (
        <Empty>
          <p>{t('desk.conflicts.none')}</p>
        </Empty>
      )}
      <ul class="list">
        {conflicts.map((conflict) => (
          <ConflictItem conflict={conflict} town={town} />
        ))}
      </ul>
    </>
  )
}

function ConflictItem({ conflict, town }: { conflict: Conflict; town: TownCard }) {
  const { t, to, words, today } = useReader()
  const { id, name, path, mine, base, theirs, who, editedAt, thing } = conflict
  const say = (value: unknown) => valueInWords(path, value, { words, timezone: town.timezone, today })
  const date = plainDay(dayIn(town.timezone, editedAt), words)
  return (
    <li id={`d${id}`}>
      <h2 class="list__name">
        {readableName(name)} : {fieldInWords(path, words)}
      </h2>
      <form method="post" action={to(`/bureau/${town.slug}/desaccords`)}>
        <input type="hidden" name="conflict" value={String(id)} />
        <dl class="told told--weighed">
          <div>
            <dt>{t('desk.conflict.mine', { who, date })}</dt>
            <dd>{say(mine)}</dd>
          </div>
          <div>
            <dt>{t('desk.conflict.theirs')}</dt>
            <dd>{say(theirs)}</dd>
          </div>
          <div>
            <dt>{t('desk.conflict.base')}</dt>
            <dd>{say(base)}</dd>
          </div>
        </dl>
        <p class="actions">
          <button class="button button--quiet" type="submit" name="do" value="mine">
            {t('desk.conflict.keepMine')}
          </button>
          <button class="button button--quiet" type="submit" name="do" value="theirs">
            {t('desk.conflict.takeTheirs')}
          </button>
          <button class="button button--quiet" type="submit" name="do" value="both">
            {t('desk.conflict.both')}
          </button>
          <a class="tall" href={to(withQuery('/bureau/fiche', { id: thing }))}>
            {t('desk.why')}
          </a>
        </p>
      </form>
    </li>
  )
}
