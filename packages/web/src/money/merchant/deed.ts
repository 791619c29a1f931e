import { noteDeed } from '@wiker/town/people/audit.ts'
import type { MerchantDeps, Payer } from './payer.ts'

type Did = 'cancel' | 'end' | 'go-on' | 'plan' | 'access' | 'hand-over'

/** Keeps in the journal who changed a subscription, and in what capacity. */
export async function noteChange(deps: MerchantDeps, payer: Payer, did: Did): Promise<void> {
  const { acting, town, page, name } = payer
  await noteDeed(deps.people.db, {
    person: acting.person.id,
    role: acting.role,
    action: page ? 'subscription.manage' : 'town_subscription.manage',
    town: town.code,
    subject: page ? `page ${page.id}` : town.code,
    details: { name, did },
  })
}
