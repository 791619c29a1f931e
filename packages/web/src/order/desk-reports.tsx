import type { Db } from '@wiker/town/db.ts'
import { readLog } from '@wiker/town/order/log.ts'
import { type KeptReport, openReports } from '@wiker/town/order/queue.ts'
import { urgencyOf } from '@wiker/town/order/reasons.ts'
import { lastDecisions, type Statement } from '@wiker/town/order/statement.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import { DeskHead, saidOf } from '../desk/town.tsx'
import { dayIn, plainDay } from '../formatting/dates.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { deskPlace, type Place } from './place.ts'

/** `/bureau/{slug}/signalements`: what waits for a decision, the most serious first, and what was decided; `.csv`: all of it, for the yearly report. */
export function registerDeskReports(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug/signalements', (c) => reportsPage(c, deps))
  site.get('/bureau/:slug/signalements.csv', (c) => reportsFile(c, deps))
}

async function reportsPage(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskPlace(c, deps, 'report.handle')
  if (given instanceof Response) return given
  const { db } = deps.people
  const { place } = given
  const { t } = wordsFor(c)
  const [reports, decisions] = await Promise.all([openReports(db, place.code), lastDecisions(db, place.code)])
  const said = saidOf(c, { decide: 'order.desk.decided', deja: 'order.desk.already' })
  return show(c, deps, {
    body: <DeskReportsBody place={place} reports={reports} decisions={decisions} said={said && t(said)} />,
    head: { title: t('order.desk.title', { town: place.name }), noindex: true },
  })
}

export interface DeskReportsProps {
  place: Place
  reports: KeptReport[]
  decisions: Statement[]
  said?: string | undefined
}

export function DeskReportsBody({ place, reports, decisions, said }: DeskReportsProps) {
  const { t, to, words } = useReader()
  const path = `/bureau/${place.slug}/signalements`
  const day = (at: Date) => plainDay(dayIn(at, place.timezone), words)
  return (
    <>
      <DeskHead title={t('order.desk.title', { town: place.name })} lead={t('order.desk.lead')} said={said} />
      {reports.length === 0 && (
        <Empty>
          <p>{t('order.desk.none')}</p>
        </Empty>
      )}
      <ul class="list">
        {reports.map((report) => (
          <li>
            <h2 class="list__name">
              <a href={to(`${path}/${report.id}`)}>{report.subject.name}</a>
            </h2>
            <p class="line__facts">
              {urgencyOf(report.reason) === 0 ? (
                <strong>{t(`order.reason.${report.reason}`)}</strong>
              ) : (
                <span>{t(`order.reason.${report.reason}`)}</span>
              )}
              <span>{day(report.at)}</span>
              <span>{report.contact ? t('order.desk.wantsAnswer') : t('order.desk.noAddress')}</span>
            </p>
            <p class="letter">{report.message}</p>
          </li>
        ))}
      </ul>
      <Block id="decisions" title={t('order.desk.decisions')}>
        {decisions.length === 0 && <p>{t('order.desk.noDecision')}</p>}
        <ul class="list">
          {decisions.map((decision) => (
            <li>
              <p class="list__name">
                {decision.subject.kind === 'record' && place.town ? (
                  <a href={to(withQuery(`/bureau/${place.slug}/decider`, { fiche: decision.subject.id }))}>
                    {decision.subject.name}
                  </a>
                ) : (
                  decision.subject.name
                )}
              </p>
              <p class="line__facts">
                <span>{t(`order.action.${decision.action}`)}</span>
                <span>{day(decision.at)}</span>
              </p>
              <p>{decision.facts}</p>
            </li>
          ))}
        </ul>
        <p class="actions">
          <a class="button button--quiet" href={to(`${path}.csv`)}>
            {t('order.desk.export')}
          </a>
          {place.town && (
            <a class="button button--quiet" href={to(`/bureau/${place.slug}/droits-de-reponse`)}>
              {t('order.replies.title')}
            </a>
          )}
        </p>
      </Block>
    </>
  )
}

async function reportsFile(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskPlace(c, deps, 'report.handle')
  if (given instanceof Response) return given
  const { slug, code } = given.place
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="signalements-${slug}.csv"`)
  c.header('cache-control', 'private, no-store')
  return c.body(await logAsCsv(deps.people.db, code))
}

/** A row a report or a decision of one's own; no name, no address of anybody. */
export async function logAsCsv(db: Db, town: string | null): Promise<string> {
  const lines = await readLog(db, town)
  const names = [
    'reported',
    'reason',
    'goodFaith',
    'page',
    'decided',
    'hours',
    'action',
    'ground',
    'groundText',
    'automated',
    'decidedAs',
    'appeal',
  ] as const
  const rows = lines.map((line) => names.map((name) => cell(line[name])).join(';'))
  return `\uFEFF${[names.join(';'), ...rows].join('\r\n')}\r\n`
}

/** A text that begins like a formula must not be one in a spreadsheet. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = value instanceof Date ? value.toISOString() : String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
