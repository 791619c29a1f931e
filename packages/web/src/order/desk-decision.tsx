import { decisionActions, grounds, type StatementGiven, statementSchema } from '@wiker/town/order/decide.ts'
import type { KeptReport } from '@wiker/town/order/queue.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import { DeskHead } from '../desk/town.tsx'
import { dayIn, plainDay } from '../formatting/dates.ts'
import { asked, show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { carryOut } from './carry-out.ts'
import { type Case, findCase } from './case.ts'
import { Choices, Field, type Typed, typedOf, type Wrong, WrongList, wrongOf } from './form.tsx'
import { deskPlace, type Place } from './place.ts'
import { StatementList } from './statement.tsx'

const fields = ['action', 'facts', 'ground', 'groundText'] as const
type Name = (typeof fields)[number]

/**
 * `/bureau/{slug}/signalements/{number}`: what was reported, and the decision with its reasons. `/bureau/{slug}/decider?fiche=…`: the same about an item
 * that nobody reported.
 */
export function registerDeskDecision(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug/signalements/:report{[0-9]+}', (c) => page(c, deps))
  site.post('/bureau/:slug/signalements/:report{[0-9]+}', ownFormsOnly(deps), (c) => receive(c, deps))
  site.get('/bureau/:slug/decider', (c) => page(c, deps))
  site.post('/bureau/:slug/decider', ownFormsOnly(deps), (c) => receive(c, deps))
}

async function page(c: SiteContext, deps: DeskPageDeps, typed?: Typed<Name>, wrong: Wrong<Name> = {}) {
  const given = await deskPlace(c, deps, 'report.handle')
  if (given instanceof Response) return given
  const found = await readCase(c, deps, given.place)
  if (!found) return c.notFound()
  const { t } = wordsFor(c)
  return show(c, deps, {
    body: (
      <DecisionBody
        place={given.place}
        given={found}
        path={pathOf(c, given.place, found)}
        typed={typed}
        wrong={wrong}
      />
    ),
    head: { title: t('order.decide.title', { name: found.subject.name }), noindex: true },
    ...(typed && { status: 422 as const }),
  })
}

const pathOf = (c: SiteContext, { slug }: Place, { subject }: Case) =>
  c.req.param('report')
    ? `/bureau/${slug}/signalements/${c.req.param('report')}`
    : withQuery(`/bureau/${slug}/decider`, { fiche: subject.id })

/** The item of the address, read from the database: nothing a form says decides what is hidden. */
function readCase(c: SiteContext, deps: DeskPageDeps, { code }: Place): Promise<Case | undefined> {
  return findCase(deps.people.db, code, {
    report: Number(c.req.param('report') ?? Number.NaN),
    item: asked(c, 'fiche'),
  })
}

async function receive(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskPlace(c, deps, 'report.handle')
  if (given instanceof Response) return given
  const { place, acting } = given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const found = await readCase(c, deps, place)
  if (!found) return c.notFound()
  const back = (fait: string) =>
    c.redirect(localPath(c.var.language, withQuery(`/bureau/${place.slug}/signalements`, { fait })), 303)
  if (found.decision) return back('deja')
  const typed = typedOf(field, fields)
  const statement = statementSchema.safeParse(typed)
  if (!statement.success) {
    const refused = [...new Set(statement.error.issues.map((issue) => String(issue.path[0])))]
    return page(c, deps, typed, wrongOf(refused, wordsFor(c)))
  }
  if (!isPossible(found, statement.data)) return page(c, deps, typed, wrongOf(['action'], wordsFor(c)))
  const done = await carryOut(deps, {
    ...found,
    ...statement.data,
    reports: found.reports.map(({ id }) => id),
    acting,
    place,
  })
  return back(done ? 'decide' : 'deja')
}

/** A page that is no item can't be hidden; nothing is hidden or shown again twice. */
export function isPossible({ subject, hidden }: Case, { action }: StatementGiven): boolean {
  if (action === 'none' || action === 'corrected') return true
  return subject.kind !== 'site' && (action === 'restored') === hidden
}

interface Props {
  place: Place
  given: Case
  path: string
  typed?: Typed<Name> | undefined
  wrong?: Wrong<Name>
}

export function DecisionBody({ place, given, path, typed = {}, wrong = {} }: Props) {
  const { t, to } = useReader()
  const { subject, reports, decision, hidden } = given
  const possible = decisionActions.filter((action) => isPossible(given, { action } as StatementGiven))
  return (
    <>
      <DeskHead
        title={t('order.decide.title', { name: subject.name })}
        lead={decision ? undefined : t('order.decide.lead')}
      />
      <p class="actions">
        <a class="button button--quiet" href={to(subject.page)}>
          {t('order.decide.see')}
        </a>
        {subject.kind === 'record' && (
          <a class="button button--quiet" href={to(withQuery('/bureau/fiche', { id: subject.id }))}>
            {t('order.decide.correct')}
          </a>
        )}
      </p>
      {hidden && <p class="notice">{t('order.decide.hidden')}</p>}
      {reports.length > 0 && <Said reports={reports} timezone={place.timezone} />}
      <Concerned given={given} />
      {decision ? (
        <Block id="decision" title={t('order.follow.decision')}>
          <StatementList statement={decision} />
        </Block>
      ) : (
        <Block id="decider" title={t('order.decide.form')}>
          <WrongList wrong={wrong} />
          <form class="report" method="post" action={to(path)}>
            <Choices
              name="action"
              legend={t('order.statement.action')}
              options={possible.map((action) => ({
                value: action,
                label: t(`order.action.${action}`),
                hint: t(`order.action.${action}.hint`),
              }))}
              value={typed.action}
              wrong={wrong.action}
            />
            <Field
              name="facts"
              label={t('order.statement.facts')}
              hint={t('order.decide.factsHint')}
              rows={5}
              max={4000}
              required
              value={typed.facts}
              wrong={wrong.facts}
            />
            <Choices
              name="ground"
              legend={t('order.statement.ground')}
              options={grounds.map((ground) => ({ value: ground, label: t(`order.ground.${ground}`) }))}
              value={typed.ground ?? 'none'}
              wrong={wrong.ground}
            />
            <Field
              name="groundText"
              label={t('order.decide.groundText')}
              hint={t('order.decide.groundHint')}
              max={1000}
              value={typed.groundText}
              wrong={wrong.groundText}
            />
            <p class="find__hint">{t('order.decide.sent')}</p>
            <button class="button" type="submit">
              {t('order.decide.send')}
            </button>
          </form>
        </Block>
      )}
    </>
  )
}

function Said({ reports, timezone }: { reports: KeptReport[]; timezone: string }) {
  const { t, words } = useReader()
  return (
    <Block id="signale" title={t('order.decide.said', { count: reports.length })}>
      <ul class="list">
        {reports.map((report) => (
          <li>
            <p class="list__name">{t(`order.reason.${report.reason}`)}</p>
            <p class="line__facts">
              <span>{plainDay(dayIn(report.at, timezone), words)}</span>
              <span>{report.contact ?? t('order.desk.noAddress')}</span>
              {report.name && <span>{report.name}</span>}
              {report.goodFaith && <span>{t('order.decide.goodFaith')}</span>}
            </p>
            <p class="letter">{report.message}</p>
          </li>
        ))}
      </ul>
    </Block>
  )
}

/** Who will be told, and who must be told by hand. */
function Concerned({ given: { authors, sources } }: { given: Case }) {
  const { t } = useReader()
  if (authors.length + sources.length === 0) return null
  return (
    <Block id="auteurs" title={t('order.decide.authors')}>
      {authors.length > 0 && <p>{t('order.decide.told', { who: authors.map(({ email }) => email).join(', ') })}</p>}
      {sources.map(({ name, publisher, url }) => (
        <p>
          {t('order.decide.source', { name, publisher: publisher ?? '' })}
          {url && /^https?:/.test(url) && (
            <>
              {' '}
              <a class="tall" href={url}>
                {url}
              </a>
            </>
          )}
        </p>
      ))}
    </Block>
  )
}
