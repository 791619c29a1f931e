import type { Device } from '@wiker/platform/accounts/accounts.ts'
import { dayIn } from '@wiker/town/days.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { plainDay } from '../formatting/dates.ts'
import { show, wordsFor } from '../pages/show.tsx'
import { networkTimezone } from '../server/context.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { deviceName } from './device-name.ts'
import type { PeopleDeps } from './people-deps.ts'

/** `/compte/deconnexion`: this device, another one, or all of them. */
export function registerDevices(site: Site, deps: PeopleDeps): void {
  site.post('/compte/deconnexion', ownFormsOnly(deps), (c) => leave(c, deps))
}

async function leave(c: SiteContext, deps: PeopleDeps) {
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { accounts, db } = deps.people
  const { headers } = c.req.raw
  const device = field('device')
  if (device !== '' && c.var.person)
    await noteDeed(db, { person: c.var.person.id, role: 'inhabitant', action: 'account.devices', town: null })
  if (device !== '' && device !== 'all') {
    await accounts.leaveDevice(device, headers)
    return c.redirect(localPath(c.var.language, '/compte'), 303)
  }
  const { elsewhere, cookies } = await accounts.leave(headers, device === 'all')
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  if (!elsewhere) return c.redirect(localPath(c.var.language, '/'), 303)
  // The policy of forms follows redirections: the way to the provider is a page that leads on by itself.
  c.header('refresh', `0; url=${elsewhere}`)
  c.header('cache-control', 'private, no-store')
  const label = accounts.provider?.label ?? ''
  return show(c, deps, {
    body: <ElsewhereBody address={elsewhere} label={label} />,
    head: { title: wordsFor(c).t('account.elsewhere.title'), noindex: true },
  })
}

export function ElsewhereBody({ address, label }: { address: string; label: string }) {
  const { t } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('account.elsewhere.title')}</h1>
        <p>{t('account.elsewhere.text', { label })}</p>
      </div>
      <p class="actions">
        <a class="button" href={address}>
          {t('account.elsewhere.leave', { label })}
        </a>
      </p>
    </>
  )
}

export function Devices({ devices }: { devices: Device[] }) {
  const { t, to, words } = useReader()
  const day = (date: Date) => plainDay(dayIn(networkTimezone, date), words)
  const name = (device: Device) => {
    const known = deviceName(device.userAgent)
    return known ? t('account.device.name', known) : t('account.device.unknown')
  }
  return (
    <Block id="devices" title={t('account.devices')}>
      <p>{t('account.devices.lead')}</p>
      <ul class="list">
        {devices.map((device) => (
          <li>
            <p class="list__name">{name(device)}</p>
            <p class="line__facts">
              <span>
                {device.current ? t('account.device.this') : t('account.device.seen', { date: day(device.lastSeen) })}
              </span>
              <span>{t('account.device.since', { date: day(device.since) })}</span>
            </p>
            {!device.current && (
              <form method="post" action={to('/compte/deconnexion')}>
                <button class="button button--quiet" type="submit" name="device" value={device.id}>
                  {t('account.device.leave')}
                  <span class="visually-hidden"> {name(device)}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <form class="actions" method="post" action={to('/compte/deconnexion')}>
        <button class="button button--quiet" type="submit">
          {t('account.leave')}
        </button>
        <button class="button button--quiet" type="submit" name="device" value="all">
          {t('account.leaveAll')}
        </button>
      </form>
    </Block>
  )
}
