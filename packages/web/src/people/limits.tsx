import { type Limit, takeAllowance } from '@wiker/platform/accounts/allowance.ts'
import { useReader } from '../components/reader.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { SiteContext } from '../server/deps.ts'
import { senderOf } from '../server/own-form.ts'
import type { PeopleDeps } from './people-deps.ts'

/** The ways in, and what an account lets be sent: so many from one place, so many for one account. */
const most = {
  link: { fromOnePlace: 20, ofOne: 5, minutes: 60 },
  enter: { fromOnePlace: 60, ofOne: 20, minutes: 10 },
  challenge: { fromOnePlace: 120, ofOne: 120, minutes: 10 },
  letter: { fromOnePlace: 20, ofOne: 5, minutes: 60 },
  export: { fromOnePlace: 20, ofOne: 5, minutes: 60 },
} as const

/** Whether one more is allowed, from where it comes and for whom it is. Both are counted, whether or not somebody has that account. */
export function within(c: SiteContext, { people }: PeopleDeps, kind: keyof typeof most, of?: string): Promise<boolean> {
  const { fromOnePlace, ofOne, minutes } = most[kind]
  const limits: Limit[] = [{ kind: `${kind} from`, of: senderOf(c), most: fromOnePlace, minutes }]
  if (of !== undefined) limits.push({ kind: `${kind} of`, of, most: ofOne, minutes })
  return takeAllowance(people.db, limits)
}

/** 429, and what to do: wait. */
export function tooMany(c: SiteContext, deps: PeopleDeps): Response | Promise<Response> {
  return show(c, deps, {
    body: <TooManyBody />,
    head: { title: wordsFor(c).t('account.tooMany.title'), noindex: true },
    status: 429,
  })
}

export function TooManyBody() {
  const { t } = useReader()
  return (
    <div class="page-head">
      <h1>{t('account.tooMany.title')}</h1>
      <p role="alert">{t('account.tooMany.text')}</p>
    </div>
  )
}
