import type { Money } from '@wiker/billing/open.ts'
import { animatorOf } from '@wiker/billing/payout/animator.ts'
import { isAnimator } from '@wiker/billing/share/contracts.ts'
import type { Person } from '@wiker/platform/accounts/accounts.ts'
import type { Action } from '@wiker/town/people/permissions.ts'
import { type Acting, allowed, denied, signInFirst } from '../../people/guard.tsx'
import type { Deps, SiteContext } from '../../server/deps.ts'

/** What the pages of what animators earn are given. */
export type EarningsDeps = Deps & Required<Pick<Deps, 'people' | 'post'>> & { money: Money }

export interface Asking extends Acting {
  person: Person
  /** In whose name she earns. */
  animator: string
}

/** Who asks, when she is or was an animator and does this in her own name; else the answer to give. */
export async function animatorAsking(c: SiteContext, deps: EarningsDeps, action: Action): Promise<Asking | Response> {
  if (!c.var.person) return signInFirst(c)
  const acting = await allowed(c, deps, action, null)
  if (acting instanceof Response) return acting
  const animator = animatorOf(acting.person.id)
  const { grants = [] } = c.var
  const may = grants.some(({ role }) => role === 'animator') || (await isAnimator(deps.people.db, animator))
  return may ? { ...acting, animator } : await denied(c, deps)
}
