import type { Passkey } from '@wiker/platform/accounts/passkeys.ts'
import { dayIn } from '@wiker/town/days.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { plainDay } from '../formatting/dates.ts'
import { networkTimezone } from '../server/context.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { type Fields, ownFormsOnly, readForm } from '../server/own-form.ts'
import { deviceName } from './device-name.ts'
import { signInFirst } from './guard.tsx'
import { within } from './limits.tsx'
import type { PeopleDeps } from './people-deps.ts'

const address = '/compte/cles'
const longestName = 60

/** What became of a key, said on top of the keys. */
export const keyOutcomes = ['added', 'refused', 'too-many', 'named', 'removed'] as const
export type KeyOutcome = (typeof keyOutcomes)[number]

/** `/compte/cles`: adding a passkey, naming it, taking it away. */
export function registerPasskeys(site: Site, deps: PeopleDeps): void {
  site.post(`${address}/defi`, ownFormsOnly(deps), (c) => ask(c, deps))
  site.post(address, ownFormsOnly(deps), (c) => change(c, deps, add))
  site.post(`${address}/nommer`, ownFormsOnly(deps), (c) => change(c, deps, rename))
  site.post(`${address}/retirer`, ownFormsOnly(deps), (c) => change(c, deps, remove))
}

async function ask(c: SiteContext, deps: PeopleDeps) {
  const { person } = c.var
  if (!person) return c.text('401', 401)
  if (!(await within(c, deps, 'challenge', person.id))) return c.text('429', 429)
  return c.json(await deps.people.accounts.passkeys.challengeToAdd(person))
}

type Change = (c: SiteContext, deps: PeopleDeps, person: string, field: Fields) => Promise<KeyOutcome>

async function change(c: SiteContext, deps: PeopleDeps, make: Change) {
  const { person } = c.var
  if (!person) return signInFirst(c)
  const field = await readForm(c)
  if (field instanceof Response) return field
  const outcome = await make(c, deps, person.id, field)
  return c.redirect(localPath(c.var.language, `${withQuery('/compte', { cle: outcome })}#keys`), 303)
}

const add: Change = async (c, deps, person, field) => {
  const known = deviceName(c.req.header('user-agent') ?? null)
  const name = field('name').trim().slice(0, longestName) || (known ? `${known.browser}, ${known.system}` : 'Wiker')
  const answer = { token: field('token'), reply: field('reply'), name }
  const outcome = await deps.people.accounts.passkeys.add(person, answer)
  if (outcome === 'added') await note(deps, person, name)
  return outcome
}

const rename: Change = async (_c, deps, person, field) => {
  const name = field('name').trim().slice(0, longestName)
  const named = name !== '' && (await deps.people.accounts.passkeys.rename(person, field('key'), name))
  if (named) await note(deps, person, name)
  return named ? 'named' : 'refused'
}

const remove: Change = async (_c, deps, person, field) => {
  const removed = await deps.people.accounts.passkeys.remove(person, field('key'))
  if (removed) await note(deps, person)
  return removed ? 'removed' : 'refused'
}

function note({ people }: PeopleDeps, person: string, name?: string) {
  const deed = { person, role: 'inhabitant', action: 'account.passkey', town: null } as const
  return noteDeed(people.db, { ...deed, details: name === undefined ? {} : { name } })
}

export function Passkeys({ keys, outcome }: { keys: Passkey[]; outcome?: KeyOutcome | undefined }) {
  const { t, to, words } = useReader()
  const day = (date: Date) => plainDay(dayIn(networkTimezone, date), words)
  return (
    <Block id="keys" title={t('account.keys')}>
      <p>{t('account.keys.lead')}</p>
      {outcome && (
        <Empty>
          <p role="status">{t(`account.keys.${outcome}`)}</p>
        </Empty>
      )}
      <ul class="list">
        {keys.map(({ id, name, since, used }) => (
          <li>
            <p class="list__name">{name}</p>
            <p class="line__facts">
              <span>{t('account.key.since', { date: day(since) })}</span>
              <span>{used ? t('account.key.used', { date: day(used) }) : t('account.key.unused')}</span>
            </p>
            <form class="report" method="post" action={to(`${address}/nommer`)}>
              <input type="hidden" name="key" value={id} />
              <label class="field">
                <span>{t('account.key.name')}</span>
                <input type="text" name="name" value={name} maxlength={longestName} required />
              </label>
              <button class="button button--quiet" type="submit">
                {t('account.key.rename')}
                <span class="visually-hidden"> {name}</span>
              </button>
            </form>
            <form method="post" action={to(`${address}/retirer`)}>
              <button class="button button--quiet" type="submit" name="key" value={id}>
                {t('account.key.remove')}
                <span class="visually-hidden"> {name}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      <noscript>
        <p>{t('account.keys.noScript')}</p>
      </noscript>
      <passkey-form hidden data-act="create" data-challenge={to(`${address}/defi`)}>
        <form class="report" method="post" action={to(address)}>
          <input type="hidden" name="token" />
          <input type="hidden" name="reply" />
          <p role="alert" hidden data-failed>
            {t('account.keys.failed')}
          </p>
          <button class="button" type="submit">
            {t('account.keys.add')}
          </button>
        </form>
      </passkey-form>
    </Block>
  )
}
