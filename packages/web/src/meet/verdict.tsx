import { useReader } from '../components/reader.ts'

/** To show, or to refuse with a reason that is sent to its author. */
export function Verdict({ action, id, name }: { action: string; id: number; name: string }) {
  const { t, to } = useReader()
  return (
    <form method="post" action={to(action)}>
      <label class="field">
        <span>{t('meet.moderate.reasonIfRefused')}</span>
        <input type="text" name="reason" maxlength={300} />
      </label>
      <p class="actions">
        <button class="button" type="submit" name="do" value={`montrer.${id}`}>
          {t('meet.moderate.show')}
          <span class="visually-hidden"> {name}</span>
        </button>
        <button class="button button--quiet" type="submit" name="do" value={`refuser.${id}`}>
          {t('meet.moderate.refuse')}
          <span class="visually-hidden"> {name}</span>
        </button>
      </p>
    </form>
  )
}
