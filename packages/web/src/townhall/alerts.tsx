import { type Alert, currentAlerts } from '@wiker/town/townhall/notices.ts'
import type { MiddlewareHandler } from 'hono'
import { Icon } from '../components/icon.tsx'
import { recordPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { plainDay } from '../formatting/dates.ts'
import { hour } from '../formatting/hours.ts'
import type { Deps, SiteContext, SiteEnv } from '../server/deps.ts'

/** Finds what the town hall wants to be read on every page of the town now. */
export function townAlerts(deps: Deps): MiddlewareHandler<SiteEnv> {
  return async (given, next) => {
    const c = given as SiteContext
    const { town } = c.var
    if (town && c.req.method === 'GET') {
      const { alerts, until } = await currentAlerts(deps.db, town, deps.clock())
      c.set('alerts', alerts)
      // A page that is kept ends with what stands above it.
      if (c.env?.marks) c.env.marks.until = until
    }
    await next()
  }
}

/** Above every page of the town while they last, the gravest first. */
export function AlertBanner({ town }: { town: { slug: string; timezone: string } }) {
  const { alerts = [], t } = useReader()
  if (alerts.length === 0) return null
  return (
    <section class="alerts" aria-label={t('townHall.alerts')}>
      <div class="wrap">
        {alerts.map((alert) => (
          <AlertLine alert={alert} town={town} />
        ))}
      </div>
    </section>
  )
}

function AlertLine({ alert, town }: { alert: Alert; town: { slug: string; timezone: string } }) {
  const { t, to, words } = useReader()
  const { level, name, path, until } = alert
  const isDay = until.length === 10
  const date = plainDay(isDay ? until : dayOf(until, town.timezone), words)
  return (
    <div class={`notice notice--${level}`}>
      <Icon name="alert" />
      <p>
        <strong>{t(`townHall.level.${level}`)}</strong> <a href={to(recordPath(town.slug, 'news', path))}>{name}</a>{' '}
        {isDay
          ? t('townHall.until', { date })
          : t('townHall.untilHour', { date, hour: hour(until, town.timezone, words) })}
      </p>
    </div>
  )
}

const dayOf = (instant: string, timezone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(new Date(instant))
