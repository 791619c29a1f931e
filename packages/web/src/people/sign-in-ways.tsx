import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'

/** The button of who has a passkey. Without JavaScript, or a browser that knows passkeys, it is not there. */
export function PasskeySignIn({ page }: { page: string }) {
  const { to, t } = useReader()
  return (
    <passkey-form hidden data-act="get" data-challenge={to('/connexion/cle/defi')}>
      <form class="report" method="post" action={to('/connexion/cle')}>
        <input type="hidden" name="page" value={page} />
        <input type="hidden" name="token" />
        <input type="hidden" name="reply" />
        <p>{t('signIn.key.lead')}</p>
        <p role="alert" hidden data-failed>
          {t('signIn.key.failed')}
        </p>
        <button class="button button--quiet" type="submit">
          {t('signIn.key.enter')}
        </button>
      </form>
    </passkey-form>
  )
}

/** The way in of people of a town hall. */
export function HallSignIn({ page, label }: { page: string; label: string }) {
  const { to, t } = useReader()
  return (
    <section class="section" aria-label={t('signIn.hall.lead')}>
      <p>{t('signIn.hall.lead')}</p>
      <p class="actions">
        <a class="button button--quiet" href={to(withQuery('/connexion/mairie', { page }))} rel="nofollow">
          {t('signIn.hall.enter', { label })}
        </a>
      </p>
    </section>
  )
}
