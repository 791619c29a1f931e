import { giveToken, takeToken } from '@wiker/platform/accounts/tokens.ts'
import { addDays, dayIn } from '@wiker/town/days.ts'
import { backupDays, eraseAccount, isLastOperator, type LonelyPage, pagesLeftAlone } from '@wiker/town/people/erase.ts'
import { readRoleHolders } from '@wiker/town/people/roles.ts'
import { z } from 'zod'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { plainDay } from '../formatting/dates.ts'
import { eraseMail, lonelyPageMail } from '../mails/account.tsx'
import { asked, show, wordsFor } from '../pages/show.tsx'
import { networkTimezone } from '../server/context.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { signInFirst } from './guard.tsx'
import { tooMany, within } from './limits.tsx'
import { LinkPage } from './link-page.tsx'
import type { LetterDeps } from './people-deps.ts'

const address = '/compte/effacer'
const minutes = 30

/** `/compte/effacer`: what goes and what stays, a link by e-mail, and the account is gone. */
export function registerErase(site: Site, deps: LetterDeps): void {
  site.get(address, (c) => erasePage(c, deps))
  site.post(address, ownFormsOnly(deps), (c) => request(c, deps))
  site.get(`${address}/lien`, (c) => linkPage(c, deps))
  site.post(`${address}/lien`, ownFormsOnly(deps), (c) => erase(c, deps))
}

async function erasePage(c: SiteContext, deps: LetterDeps, sent = false) {
  const { person, grants = [] } = c.var
  if (!person) return signInFirst(c)
  const { db } = deps.people
  const state = sent
    ? ({ name: 'sent' } as const)
    : (await isLastOperator(db, person.id))
      ? ({ name: 'last-operator' } as const)
      : ({ name: 'asking', pages: await pagesLeftAlone(db, person.id), answers: grants.length > 0 } as const)
  return show(c, deps, {
    body: <EraseBody email={person.email} state={state} />,
    head: { title: wordsFor(c).t('account.erase.title'), noindex: true },
  })
}

async function request(c: SiteContext, deps: LetterDeps) {
  const { person, language } = c.var
  if (!person) return signInFirst(c)
  if (!(await within(c, deps, 'letter', person.id))) return tooMany(c, deps)
  const { db } = deps.people
  const token = await giveToken(db, 'erase', { person: person.id }, minutes)
  await deps.post.send(db, eraseMail({ email: person.email, token, language }, deps.publicUrl))
  return erasePage(c, deps, true)
}

function linkPage(c: SiteContext, deps: LetterDeps) {
  if (!c.var.person) return signInFirst(c)
  const { t } = wordsFor(c)
  c.header('referrer-policy', 'no-referrer')
  return show(c, deps, {
    body: (
      <LinkPage
        token={asked(c, 'token')}
        action={`${address}/lien`}
        title={t('account.erase.confirm.title')}
        text={t('account.erase.confirm.text', { email: c.var.person.email })}
        button={t('account.erase.confirm.button')}
        again={address}
      />
    ),
    head: { title: t('account.erase.confirm.title'), noindex: true },
  })
}

/** The link and the session must be the same person's: a link that somebody else opens erases nothing. */
async function erase(c: SiteContext, deps: LetterDeps) {
  const { person } = c.var
  if (!person) return signInFirst(c)
  const field = await readForm(c)
  if (field instanceof Response) return field
  if (!(await within(c, deps, 'enter', person.id))) return tooMany(c, deps)
  const { db, accounts } = deps.people
  const { t } = wordsFor(c)
  const asked = await takeToken(db, 'erase', field('token'), z.object({ person: z.string() }))
  if (asked?.person !== person.id)
    return show(c, deps, {
      body: <LinkPage title={t('account.erase.confirm.title')} again={address} />,
      head: { title: t('account.erase.confirm.title'), noindex: true },
      status: 410,
    })
  const alone = await pagesLeftAlone(db, person.id)
  const outcome = await eraseAccount(db, person.id)
  if (outcome === 'last-operator') return erasePage(c, deps)
  await tellAnimators(deps, alone)
  const { cookies } = await accounts.leave(c.req.raw.headers)
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  c.set('person', undefined as never)
  c.set('grants', [])
  const until = addDays(dayIn(networkTimezone, deps.clock()), backupDays)
  return show(c, deps, {
    body: <ErasedBody until={until} />,
    head: { title: t('account.erased.title'), noindex: true },
  })
}

/** A page without anybody is given to somebody by who looks after the town: they are told. */
async function tellAnimators({ people: { db }, post, publicUrl }: LetterDeps, pages: LonelyPage[]): Promise<void> {
  for (const page of pages)
    for (const { email, role } of await readRoleHolders(db, page.town))
      if (role === 'animator') await post.send(db, lonelyPageMail({ email, language: 'fr' }, page, publicUrl))
}

export type EraseState =
  | { name: 'sent' }
  | { name: 'last-operator' }
  | { name: 'asking'; pages: LonelyPage[] /** Somebody who may answer for a site. */; answers: boolean }

export function EraseBody({ email, state }: { email: string; state: EraseState }) {
  const { t, to } = useReader()
  if (state.name !== 'asking')
    return (
      <div class="page-head">
        <h1>{t(state.name === 'sent' ? 'account.erase.sent.title' : 'account.erase.title')}</h1>
        <p role="status">
          {state.name === 'sent' ? t('account.erase.sent.text', { email }) : t('account.erase.lastOperator')}
        </p>
      </div>
    )
  return (
    <>
      <div class="page-head">
        <h1>{t('account.erase.title')}</h1>
        <p>{t('account.erase.lead')}</p>
      </div>
      <Block id="goes" title={t('account.erase.goes')}>
        <ul>
          <li>{t('account.erase.goes.account')}</li>
          <li>{t('account.erase.goes.drafts')}</li>
          <li>{t('account.erase.goes.meeting')}</li>
          <li>{t('account.erase.goes.letters')}</li>
        </ul>
      </Block>
      <Block id="stays" title={t('account.erase.stays')}>
        <ul>
          <li>{t('account.erase.stays.published')}</li>
          <li>{t('account.erase.stays.order')}</li>
          <li>{t('account.erase.stays.invoices')}</li>
          {state.answers && <li>{t('account.erase.stays.contact')}</li>}
          <li>{t('account.erase.stays.backups', { count: backupDays })}</li>
        </ul>
      </Block>
      {state.pages.length > 0 && (
        <Block id="alone" title={t('account.erase.alone', { count: state.pages.length })}>
          <p>{t('account.erase.alone.text')}</p>
          <ul class="list">
            {state.pages.map(({ name, townName }) => (
              <li>
                <p class="list__name">{name}</p>
                <p class="line__facts">
                  <span>{townName}</span>
                </p>
              </li>
            ))}
          </ul>
        </Block>
      )}
      <Empty>
        <p>{t('account.erase.exportFirst')}</p>
        <form class="actions" method="post" action={to('/compte/export')}>
          <button class="button button--quiet" type="submit">
            {t('account.export')}
          </button>
        </form>
      </Empty>
      <form class="actions" method="post" action={to(address)}>
        <button class="button" type="submit">
          {t('account.erase.send')}
        </button>
        <a class="button button--quiet" href={to('/compte')}>
          {t('account.link.stay')}
        </a>
      </form>
    </>
  )
}

/** `until`: the day on which the last backup that still has it is gone. */
export function ErasedBody({ until }: { until: string }) {
  const { t, to, words } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('account.erased.title')}</h1>
        <p role="status">{t('account.erased.text')}</p>
      </div>
      <p>{t('account.erased.backups', { date: plainDay(until, words) })}</p>
      <p class="actions">
        <a class="button" href={to('/')}>
          {t('account.erased.home')}
        </a>
      </p>
    </>
  )
}
