import { type Target, targetKey } from '@wiker/town/meeting/follows/follow.ts'
import { Icon } from '../components/icon.tsx'
import { useReader } from '../components/reader.ts'

/** "Follow", or what one follows already. Nobody in particular is led through the sign-in and comes back to this page, done. */
export function FollowButton({ target, label }: { target: Target; label: string }) {
  const { t, to, accounts, person, path, query } = useReader()
  if (!accounts) return null
  const followed = person?.follows?.get(targetKey(target))
  if (followed !== undefined) {
    return (
      <form method="post" action={to('/suivis')} class="no-print">
        <input type="hidden" name="page" value={path + query} />
        <button class="button button--quiet" type="submit" name="do" value={`arreter.${followed}`}>
          <Icon name="bell" />
          {t('meet.follow.followed')}
          <span class="visually-hidden"> {label}</span>
          <span>{t('meet.follow.stop')}</span>
        </button>
      </form>
    )
  }
  return (
    <form method="post" action={to('/suivre')} class="no-print">
      <input type="hidden" name="kind" value={target.kind} />
      <input type="hidden" name="town" value={target.town} />
      <input type="hidden" name="subject" value={target.subject} />
      <input type="hidden" name="page" value={path + query} />
      <button class="button button--quiet" type="submit">
        <Icon name="bell" />
        {label}
      </button>
    </form>
  )
}
