import { askEmailChange, confirmEmailChange } from '@wiker/platform/accounts/email-change.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { z } from 'zod'
import { useReader } from '../components/reader.ts'
import { addressChangedMail, confirmAddressMail } from '../mails/account.tsx'
import { asked, show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { signInFirst } from './guard.tsx'
import { tooMany, within } from './limits.tsx'
import { LinkPage } from './link-page.tsx'
import type { LetterDeps } from './people-deps.ts'

const address = '/compte/adresse'

/** `/compte/adresse`: another e-mail address, once a link that went there was used; the old one is told. */
export function registerAddress(site: Site, deps: LetterDeps): void {
  site.get(address, (c) => addressPage(c, deps))
  site.post(address, ownFormsOnly(deps), (c) => request(c, deps))
  site.get(`${address}/lien`, (c) => linkPage(c, deps))
  site.post(`${address}/lien`, ownFormsOnly(deps), (c) => confirm(c, deps))
}

function addressPage(c: SiteContext, deps: LetterDeps, state: { wrong?: string; sent?: boolean } = {}) {
  const { person } = c.var
  if (!person) return signInFirst(c)
  return show(c, deps, {
    body: <AddressBody email={person.email} {...state} />,
    head: { title: wordsFor(c).t('account.address.title'), noindex: true },
    status: state.wrong === undefined ? 200 : 422,
  })
}

/** The same answer whether or not somebody has that address: it is told there alone. */
async function request(c: SiteContext, deps: LetterDeps) {
  const { person, language } = c.var
  if (!person) return signInFirst(c)
  const field = await readForm(c)
  if (field instanceof Response) return field
  const typed = field('email').trim()
  const email = z.email().safeParse(typed.toLowerCase())
  if (!email.success || typed.length > 254 || email.data === person.email)
    return addressPage(c, deps, { wrong: typed.slice(0, 254) })
  if (!(await within(c, deps, 'letter', person.id)) || !(await within(c, deps, 'link', email.data)))
    return tooMany(c, deps)
  const { db } = deps.people
  const token = await askEmailChange(db, person.id, email.data)
  await deps.post.send(db, confirmAddressMail({ email: email.data, token, language }, deps.publicUrl))
  return addressPage(c, deps, { sent: true })
}

function linkPage(c: SiteContext, deps: LetterDeps) {
  if (!c.var.person) return signInFirst(c)
  const { t } = wordsFor(c)
  return show(c, deps, {
    body: (
      <LinkPage
        token={asked(c, 'token')}
        action={`${address}/lien`}
        title={t('account.address.confirm.title')}
        text={t('account.address.confirm.text')}
        button={t('account.address.confirm.button')}
        again={address}
      />
    ),
    head: { title: t('account.address.confirm.title'), noindex: true },
  })
}

async function confirm(c: SiteContext, deps: LetterDeps) {
  const { person, language } = c.var
  if (!person) return signInFirst(c)
  const field = await readForm(c)
  if (field instanceof Response) return field
  if (!(await within(c, deps, 'enter', person.id))) return tooMany(c, deps)
  const { db } = deps.people
  const changed = await confirmEmailChange(db, person.id, field('token'))
  const { t } = wordsFor(c)
  if (!changed.ok)
    return show(c, deps, {
      body: <LinkPage title={t('account.address.confirm.title')} again={address} />,
      head: { title: t('account.address.confirm.title'), noindex: true },
      status: 410,
    })
  await noteDeed(db, { person: person.id, role: 'inhabitant', action: 'account.address', town: null })
  await deps.post.send(db, addressChangedMail({ email: changed.before, language }, deps.publicUrl))
  return c.redirect(localPath(language, '/compte?adresse=ok'), 303)
}

export function AddressBody({ email, wrong, sent }: { email: string; wrong?: string; sent?: boolean }) {
  const { t, to } = useReader()
  if (sent)
    return (
      <div class="page-head">
        <h1>{t('account.address.sent.title')}</h1>
        <p role="status">{t('account.address.sent.text')}</p>
      </div>
    )
  return (
    <>
      <div class="page-head">
        <h1>{t('account.address.title')}</h1>
        <p>{t('account.address.lead', { email })}</p>
      </div>
      <form class="report" method="post" action={to(address)}>
        <label class="field">
          <span>{t('account.address.new')}</span>
          <input
            type="email"
            name="email"
            id="email"
            value={wrong}
            autocomplete="email"
            maxlength={254}
            required
            aria-invalid={wrong === undefined ? undefined : 'true'}
            aria-describedby={wrong === undefined ? undefined : 'email-faute'}
          />
        </label>
        {wrong !== undefined && (
          <p id="email-faute" role="alert">
            {t('account.address.wrong')}
          </p>
        )}
        <button class="button" type="submit">
          {t('account.address.send')}
        </button>
      </form>
    </>
  )
}
