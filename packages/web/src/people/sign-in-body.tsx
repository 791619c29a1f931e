import { Trap } from '../components/forms.tsx'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { HallSignIn, PasskeySignIn } from './sign-in-ways.tsx'

const outcomes = ['ok', 'late', 'wrong'] as const
export type Outcome = (typeof outcomes)[number]
export const outcomeOf = (asked: string | undefined) => outcomes.find((one) => one === asked)

interface Props {
  page: string
  sent?: Outcome | undefined
  /** A passkey did not open anything. */
  told?: 'key' | undefined
  /** What people of town halls come from. */
  provider?: string | undefined
}

/** `/connexion`: the address to which a link goes, and the other ways in. */
export function SignInBody({ page, sent, told, provider }: Props) {
  const { to, t } = useReader()
  if (sent === 'ok') {
    return (
      <>
        <div class="page-head">
          <h1>{t('signIn.sent.title')}</h1>
          <p role="status">{t('signIn.sent.text')}</p>
        </div>
        <p>{t('signIn.sent.nothing')}</p>
        <p class="actions">
          <a class="button button--quiet" href={to(withQuery('/connexion', { page }))}>
            {t('signIn.again')}
          </a>
        </p>
      </>
    )
  }
  return (
    <>
      <div class="page-head">
        <h1>{t('signIn.title')}</h1>
        <p>{t('signIn.lead')}</p>
      </div>
      {sent && (
        <Empty>
          <p role="alert">{t(`signIn.${sent}`)}</p>
        </Empty>
      )}
      {told && (
        <Empty>
          <p role="alert">{t('signIn.key.unknown')}</p>
        </Empty>
      )}
      <form class="report" method="post" action={to('/connexion')}>
        <input type="hidden" name="page" value={page} />
        <label class="field">
          <span>{t('signIn.email')}</span>
          <input type="email" name="email" autocomplete="email webauthn" maxlength={254} required />
        </label>
        <Trap />
        <button class="button" type="submit">
          {t('signIn.send')}
        </button>
      </form>
      <PasskeySignIn page={page} />
      {provider && <HallSignIn page={page} label={provider} />}
    </>
  )
}

/** The link before it is used; without a token, the link that serves no more. */
export function LinkBody({ token, page }: { token?: string | undefined; page: string }) {
  const { to, t } = useReader()
  if (!token) {
    return (
      <>
        <div class="page-head">
          <h1>{t('signIn.expired.title')}</h1>
          <p role="alert">{t('signIn.expired.text')}</p>
        </div>
        <p class="actions">
          <a class="button" href={to(withQuery('/connexion', { page }))}>
            {t('signIn.again')}
          </a>
        </p>
      </>
    )
  }
  return (
    <>
      <div class="page-head">
        <h1>{t('signIn.link.title')}</h1>
        <p>{t('signIn.link.text')}</p>
      </div>
      <form method="post" action={to('/connexion/lien')}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="page" value={page} />
        <button class="button" type="submit">
          {t('signIn.link.enter')}
        </button>
      </form>
    </>
  )
}
