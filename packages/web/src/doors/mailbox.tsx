import { Unreadable } from '@wiker/connector/problem.ts'
import { getMailbox, type Mailbox, type MailboxGiven, removeMailbox, setMailbox } from '@wiker/town/doors/mailbox.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { z } from 'zod'
import { withQuery } from '../components/links.ts'
import { deskTown } from '../desk/town.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Problems } from '../pages-of/fields.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { readFilesForm } from '../server/files-form.ts'
import { localPath } from '../server/language.ts'
import type { Fields } from '../server/own-form.ts'
import { ownFormsOnly } from '../server/own-form.ts'
import type { DoorsPageDeps } from './deps.ts'
import { MailboxBody, type MailboxTyped } from './mailbox-body.tsx'
import { problemInWords } from './problems.ts'

/** `/bureau/blain/boite-aux-lettres`: the mailbox whose mails become drafts. Its password is kept sealed, and shown to nobody. */
export function registerMailbox(site: Site, deps: DoorsPageDeps): void {
  site.get('/bureau/:slug/boite-aux-lettres', async (c) => {
    const given = await deskTown(c, deps, 'mailbox.set')
    if (given instanceof Response) return given
    const mailbox = await getMailbox(deps.people.db, given.town.code)
    return page(c, deps, given.town, mailbox, typedOf(mailbox), {})
  })
  site.post('/bureau/:slug/boite-aux-lettres', ownFormsOnly(deps), (c) => act(c, deps))
}

function page(
  c: SiteContext,
  deps: DoorsPageDeps,
  town: TownCard,
  mailbox: Mailbox | undefined,
  typed: MailboxTyped,
  problems: Problems,
) {
  return show(c, deps, {
    body: <MailboxBody town={town} mailbox={mailbox} typed={typed} problems={problems} done={c.req.query('fait')} />,
    head: { title: wordsFor(c).t('mailbox.title'), noindex: true },
    status: Object.keys(problems).length > 0 ? 422 : 200,
  })
}

async function act(c: SiteContext, deps: DoorsPageDeps) {
  const given = await deskTown(c, deps, 'mailbox.set')
  if (given instanceof Response) return given
  const { town, acting } = given
  const form = await readFilesForm(c)
  if (form instanceof Response) return form
  const { db } = deps.people
  const deed = { person: acting.person.id, role: acting.role, action: 'mailbox.set', town: town.code } as const
  const done = (what: string) =>
    c.redirect(localPath(c.var.language, withQuery(`/bureau/${town.slug}/boite-aux-lettres`, { fait: what })), 303)
  if (form.field('do') === 'retirer') {
    await db.transaction().execute(async (trx) => {
      await removeMailbox(trx, town.code)
      await noteDeed(trx, { ...deed, details: { removed: true } })
    })
    return done('retire')
  }
  const mailbox = await getMailbox(db, town.code)
  const typed = readTyped(form.field)
  const problems = wrongIn(typed, mailbox, wordsFor(c).t)
  const { secrets } = deps.desk
  if (Object.keys(problems).length > 0 || !secrets) return page(c, deps, town, mailbox, typed, problems)
  const password = typed.password || (await secrets.open(mailbox?.password ?? '')) || ''
  const wrong = typed.enabled ? await tryOut(deps, typed, password) : undefined
  if (wrong) return page(c, deps, town, mailbox, typed, { host: problemInWords(wrong, wordsFor(c)) })
  const sealed = await secrets.seal(password)
  await db.transaction().execute(async (trx) => {
    await setMailbox(trx, { ...rowOf(typed, town), password: sealed }, acting.person.id)
    await noteDeed(trx, { ...deed, details: { host: typed.host, enabled: typed.enabled } })
  })
  return done('garde')
}

/** Signs in once, so that what is wrong is said beside the form rather than a day later. */
async function tryOut(deps: DoorsPageDeps, { host, port, secure, login, folder }: MailboxTyped, password: string) {
  try {
    const { openMailbox } = await import('@wiker/connector/catalogs/imap/mailbox.ts')
    const { mailHosts = [] } = deps.desk
    const opened = await openMailbox(
      { host, port: Number(port), secure, user: login, password, folder },
      { allowHosts: mailHosts },
    )
    opened.close()
    return undefined
  } catch (error) {
    if (error instanceof Unreadable) return error.problem
    throw error
  }
}

function wrongIn(typed: MailboxTyped, mailbox: Mailbox | undefined, t: ReturnType<typeof wordsFor>['t']): Problems {
  const problems: Problems = {}
  if (!z.email().safeParse(typed.address).success) problems.address = t('mailbox.wrong.address')
  if (!/^[a-z0-9.-]{3,200}$/i.test(typed.host)) problems.host = t('mailbox.wrong.host')
  const port = Number(typed.port)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) problems.port = t('mailbox.wrong.port')
  if (typed.login === '') problems.login = t('mailbox.wrong.login')
  const same = mailbox && mailbox.host === typed.host && mailbox.login === typed.login
  // A kept password is given to no other server than the one it was typed for.
  if (typed.password === '' && !same) problems.password = t('mailbox.wrong.password')
  return problems
}

const emptyTyped: MailboxTyped = {
  address: '',
  host: '',
  port: '993',
  secure: true,
  login: '',
  password: '',
  folder: 'INBOX',
  allowed: '',
  answers: true,
  enabled: true,
}

function typedOf(mailbox: Mailbox | undefined): MailboxTyped {
  if (!mailbox) return emptyTyped
  const { address, host, port, secure, login, folder, allowed, answers, enabled } = mailbox
  return {
    address,
    host,
    port: String(port),
    secure,
    login,
    password: '',
    folder,
    allowed: allowed.join('\n'),
    answers,
    enabled,
  }
}

function readTyped(field: Fields): MailboxTyped {
  const line = (name: string) => field(name).trim().slice(0, 254)
  return {
    address: line('address').toLowerCase(),
    host: line('host').toLowerCase(),
    port: line('port') || '993',
    secure: field('secure') !== 'starttls',
    login: line('login'),
    password: field('password').slice(0, 500),
    folder: line('folder') || 'INBOX',
    allowed: field('allowed').slice(0, 5000),
    answers: field('answers') !== '',
    enabled: field('enabled') !== '',
  }
}

function rowOf(typed: MailboxTyped, town: TownCard): Omit<MailboxGiven, 'password'> {
  const { address, host, port, secure, login, folder, allowed, answers, enabled } = typed
  const listed = allowed
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((one) => /^(?:[^@\s]+)?@?[a-z0-9.-]+\.[a-z]{2,}$/.test(one))
  return {
    town: town.code,
    address,
    host,
    port: Number(port),
    secure,
    login,
    folder,
    allowed: [...new Set(listed)].slice(0, 200),
    answers,
    enabled,
  }
}
