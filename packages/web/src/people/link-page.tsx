import type { Child } from 'hono/jsx'
import { useReader } from '../components/reader.ts'

interface Props {
  /** Absent: the link serves no more. */
  token?: string | undefined
  title: string
  text?: string
  button?: string
  /** Where the form goes. */
  action?: string
  /** Where another link is asked for. */
  again: string
  children?: Child
}

/** What a link of a letter leads to: it is used by a press, and not by the mail program that looks at it first. */
export function LinkPage({ token, title, text, button, action, again, children }: Props) {
  const { t, to } = useReader()
  if (!token || !action)
    return (
      <>
        <div class="page-head">
          <h1>{t('signIn.expired.title')}</h1>
          <p role="alert">{t('account.link.expired')}</p>
        </div>
        <p class="actions">
          <a class="button" href={to(again)}>
            {t('signIn.again')}
          </a>
        </p>
      </>
    )
  return (
    <>
      <div class="page-head">
        <h1>{title}</h1>
        <p>{text}</p>
      </div>
      {children}
      <form class="actions" method="post" action={to(action)}>
        <input type="hidden" name="token" value={token} />
        <button class="button" type="submit">
          {button}
        </button>
        <a class="button button--quiet" href={to('/compte')}>
          {t('account.link.stay')}
        </a>
      </form>
    </>
  )
}
