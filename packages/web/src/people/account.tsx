import { animatorOf } from '@wiker/billing/payout/animator.ts'
import { isAnimator } from '@wiker/billing/share/contracts.ts'
import type { Device, Person } from '@wiker/platform/accounts/accounts.ts'
import type { Passkey } from '@wiker/platform/accounts/passkeys.ts'
import { type JournalLine, readJournal } from '@wiker/town/people/journal.ts'
import type { Grant } from '@wiker/town/people/permissions.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { asked, show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { Devices } from './devices.tsx'
import { signInFirst } from './guard.tsx'
import { JournalLines } from './journal.tsx'
import { type KeyOutcome, keyOutcomes, Passkeys } from './passkeys.tsx'
import type { PeopleDeps } from './people-deps.ts'

/** `/compte`: who one is here, by which ways one comes in and on which devices, and what was done in one's name. */
export function registerAccount(site: Site, deps: PeopleDeps): void {
  site.get('/compte', (c) => accountPage(c, deps))
}

const lastLines = 5

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
        keys={await accounts.passkeys.of(person.id)}
        keyOutcome={keyOutcomes.find((one) => one === asked(c, 'cle'))}
        changed={asked(c, 'adresse') === 'ok'}
        provider={accounts.provider && { label: accounts.provider.label, joined: await accounts.isJoined(person.id) }}
        lines={(await readJournal(db, person.id)).lines.slice(0, lastLines)}
        letters={deps.post !== undefined}
        earns={deps.money !== undefined && (await isAnimator(db, animatorOf(person.id)))}
      />
    ),
    head: { title: wordsFor(c).t('account.title'), noindex: true, elements: ['passkey-form'] },
  })
}

export interface AccountProps {
  person: Person
  grants: Grant[]
  townNames: Map<string, string>
  devices: Device[]
  keys: Passkey[]
  keyOutcome?: KeyOutcome | undefined
  /** The address has just been changed. */
  changed?: boolean
  /** Where people of town halls come from, and whether she does. */
  provider?: { label: string; joined: boolean } | undefined
  lines: JournalLine[]
  /** Whether letters can be sent: what needs one is offered only then. */
  letters: boolean
  /** Has, or had, a share of what towns pay. */
  earns?: boolean
}

export function AccountBody(props: AccountProps) {
  const { person, grants, townNames, devices, keys, keyOutcome, changed, provider, lines, letters, earns } = props
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('account.title')}</h1>
        <p>{t('account.who', { email: person.email })}</p>
        {letters && (
          <p>
            <a href={to('/compte/adresse')}>{t('account.address.link')}</a>
          </p>
        )}
      </div>
      {changed && (
        <Empty>
          <p role="status">{t('account.address.done')}</p>
        </Empty>
      )}
      <Block id="roles" title={t('account.roles')}>
        {grants.length === 0 && <p>{t('account.role.none')}</p>}
        <ul class="list">
          {grants.map(({ role, town }) => (
            <li>{t(`account.role.${role}`, { town: town ? (townNames.get(town) ?? town) : '' })}</li>
          ))}
        </ul>
        <p class="actions">
          {grants.some(({ page }) => page === undefined) && (
            <a class="button" href={to('/bureau')}>
              {t('account.desk')}
            </a>
          )}
          {earns && (
            <a class="button button--quiet" href={to('/bureau/revenus')}>
              {t('earnings.title')}
            </a>
          )}
          <a class="button button--quiet" href={to('/mon-espace')}>
            {t('space.title')}
          </a>
        </p>
      </Block>
      <Devices devices={devices} />
      <Passkeys keys={keys} outcome={keyOutcome} />
      {provider && <TownHall {...provider} />}
      <Block id="deeds" title={t('account.deeds')} more={{ href: to('/compte/journal'), text: t('account.deeds.all') }}>
        {lines.length === 0 && <p>{t('account.deeds.none')}</p>}
        <JournalLines lines={lines} />
      </Block>
      <YourData letters={letters} />
    </>
  )
}

function TownHall({ label, joined }: { label: string; joined: boolean }) {
  const { t, to } = useReader()
  return (
    <Block id="hall" title={t('account.hall', { label })}>
      <p>{joined ? t('account.hall.joined', { label }) : t('account.hall.lead', { label })}</p>
      {!joined && (
        <form class="actions" method="post" action={to('/compte/mairie')}>
          <button class="button button--quiet" type="submit">
            {t('account.hall.join', { label })}
          </button>
        </form>
      )}
    </Block>
  )
}

function YourData({ letters }: { letters: boolean }) {
  const { t, to } = useReader()
  return (
    <Block id="data" title={t('account.data')}>
      <p>{t('account.data.lead')}</p>
      <form class="actions" method="post" action={to('/compte/export')}>
        <button class="button button--quiet" type="submit">
          {t('account.export')}
        </button>
        {letters && (
          <a class="button button--quiet" href={to('/compte/effacer')}>
            {t('account.erase.link')}
          </a>
        )}
      </form>
    </Block>
  )
}
