import type { Device, Person } from '@wiker/platform/accounts/accounts.ts'
import { dayIn } from '@wiker/town/days.ts'
import { type KeptDeed, readDeeds } from '@wiker/town/people/audit.ts'
import type { Grant } from '@wiker/town/people/permissions.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { plainDay } from '../formatting/dates.ts'
import type { MessageKey } from '../formatting/words.ts'
import { show, wordsFor } from '../pages/show.tsx'
import { networkTimezone } from '../server/context.ts'
import type { Deps, Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { deviceName } from './device-name.ts'
import { signInFirst } from './guard.tsx'

type PeopleDeps = Deps & Required<Pick<Deps, 'people'>>

/** `/compte`: who one is here, on which devices, and what was done in one's name. */
export function registerAccount(site: Site, deps: PeopleDeps): void {
  site.get('/compte', (c) => accountPage(c, deps))
  site.post('/compte/deconnexion', ownFormsOnly(deps), (c) => leave(c, deps))
}

async function accountPage(c: SiteContext, deps: PeopleDeps) {
  const { person, grants = [] } = c.var
  if (!person) return signInFirst(c)
  const { accounts, db } = deps.people
  const towns = await getTownsByCode(
    db,
    grants.map((grant) => grant.town).filter((town) => town !== null),
  )
  return show(c, deps, {
    body: (
      <AccountBody
        person={person}
        grants={grants}
        townNames={new Map(towns.map((town) => [town.code, town.name]))}
        devices={await accounts.devicesOf(c.req.raw.headers)}
        deeds={await readDeeds(db, { person: person.id, limit: 50 })}
      />
    ),
    head: { title: wordsFor(c).t('account.title'), noindex: true },
  })
}

async function leave(c: SiteContext, deps: PeopleDeps) {
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { accounts } = deps.people
  const { headers } = c.req.raw
  const device = field('device')
  if (device !== '' && device !== 'all') {
    await accounts.leaveDevice(device, headers)
    return c.redirect(localPath(c.var.language, '/compte'), 303)
  }
  const cookies = device === 'all' ? await accounts.leaveEverywhere(headers) : await accounts.leave(headers)
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  return c.redirect(localPath(c.var.language, '/'), 303)
}

export interface AccountProps {
  person: Person
  grants: Grant[]
  townNames: Map<string, string>
  devices: Device[]
  deeds: KeptDeed[]
}

export function AccountBody({ person, grants, townNames, devices, deeds }: AccountProps) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('account.title')}</h1>
        <p>{t('account.who', { email: person.email })}</p>
      </div>
      <Block id="roles" title={t('account.roles')}>
        {grants.length === 0 && <p>{t('account.role.none')}</p>}
        <ul class="list">
          {grants.map(({ role, town }) => (
            <li>{t(`account.role.${role}`, { town: town ? (townNames.get(town) ?? town) : '' })}</li>
          ))}
        </ul>
        {grants.length > 0 && (
          <p class="actions">
            <a class="button" href={to('/bureau')}>
              {t('account.desk')}
            </a>
          </p>
        )}
      </Block>
      <Devices devices={devices} />
      <Deeds deeds={deeds} townNames={townNames} />
    </>
  )
}

function Devices({ devices }: { devices: Device[] }) {
  const { t, to, words } = useReader()
  const name = (device: Device) => {
    const known = deviceName(device.userAgent)
    return known ? t('account.device.name', known) : t('account.device.unknown')
  }
  return (
    <Block id="devices" title={t('account.devices')}>
      <ul class="list">
        {devices.map((device) => (
          <li>
            <p class="list__name">{name(device)}</p>
            <p class="line__facts">
              <span>
                {device.current
                  ? t('account.device.this')
                  : t('account.device.seen', { date: plainDay(dayIn(networkTimezone, device.lastSeen), words) })}
              </span>
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

function Deeds({ deeds, townNames }: { deeds: KeptDeed[]; townNames: Map<string, string> }) {
  const { t, words } = useReader()
  return (
    <Block id="deeds" title={t('account.deeds')}>
      {deeds.length === 0 && <p>{t('account.deeds.none')}</p>}
      <ul class="list">
        {deeds.map(({ action, at, town, details }) => (
          <li>
            <p class="list__name">{t(`deed.${action}` as MessageKey)}</p>
            <p class="line__facts">
              <span>{plainDay(dayIn(networkTimezone, at), words)}</span>
              {town && <span>{townNames.get(town) ?? town}</span>}
              {typeof details?.name === 'string' && <span>{details.name}</span>}
            </p>
          </li>
        ))}
      </ul>
    </Block>
  )
}
