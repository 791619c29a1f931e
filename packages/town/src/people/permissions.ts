/** In what capacity somebody acts. `inhabitant`: signed in, and nothing more; `member` and `owner`: of the page of an organisation. */
export const roles = ['inhabitant', 'member', 'owner', 'town_hall', 'deputy', 'animator', 'operator'] as const
export type Role = (typeof roles)[number]

/** Of which towns or pages: those the role was given for, or every one. What `inhabitant` may do is `all`. */
type Reach = 'own' | 'all'

/**
 * Who may do what: the one place where it is written. A role that is not named in a line may not. `operator` has every line, for every town.
 */
export const permissions = {
  /** The pages of the desk that tell how a town is doing. */
  'desk.see': { deputy: 'own', animator: 'own', town_hall: 'own', operator: 'all' },
  /** Sources with their history, what was understood of them, what was refused. */
  'source.see': { deputy: 'own', animator: 'own', town_hall: 'own', operator: 'all' },
  'source.add': { animator: 'own', town_hall: 'own', operator: 'all' },
  'source.change': { animator: 'own', operator: 'all' },
  'source.harvest': { deputy: 'own', animator: 'own', town_hall: 'own', operator: 'all' },
  'source.retire': { animator: 'own', operator: 'all' },
  /** Letting a harvest that waits for a person do what it announced. */
  'run.approve': { animator: 'own', operator: 'all' },
  /** Giving one's desk to a deputy for some days, saying that one is away; agreeing to rules. */
  'desk.lend': { animator: 'own', operator: 'all' },
  /** Why a value is the one shown, and what the other sources say. */
  'record.explain': { deputy: 'own', animator: 'own', town_hall: 'own', operator: 'all' },
  'record.edit': { deputy: 'own', animator: 'own', operator: 'all' },
  'conflict.settle': { deputy: 'own', animator: 'own', operator: 'all' },
  /** Saying that two things are one, or that one is two. */
  'record.match': { deputy: 'own', animator: 'own', operator: 'all' },
  /** The word that a record waits for, when its source does not publish by itself. */
  'record.review': { deputy: 'own', animator: 'own', operator: 'all' },
  /** Taking a picture away at once, wherever it is shown. */
  'picture.remove': { animator: 'own', operator: 'all' },
  'report.handle': { deputy: 'own', animator: 'own', operator: 'all' },
  /** Texts made from the data: reading, editing, publishing, refusing, and what is published by itself. */
  'story.handle': { deputy: 'own', animator: 'own', operator: 'all' },
  /** Looking again at a decision that one did not take oneself (`decideAppeal` sees to it). */
  'appeal.decide': { operator: 'all' },
  'reply.decide': { deputy: 'own', animator: 'own', operator: 'all' },
  /** Saying who answers for a town's site; the network's own line has no town. */
  'publisher.edit': { town_hall: 'own', operator: 'all' },
  /** The letter of the week before it leaves. */
  'letter.edit': { animator: 'own', operator: 'all' },
  /** Which merchants were under what they were promised. */
  'worth.see': { animator: 'own', operator: 'all' },
  'audience.see': { deputy: 'own', animator: 'own', town_hall: 'own', operator: 'all' },
  /** Speaking in the name of the town hall: notices, alerts, minutes, decisions. */
  'town_hall.publish': { town_hall: 'own', operator: 'all' },
  /** Not the town hall itself: what binds it is not in its own hand. */
  'election.set': { animator: 'own', operator: 'all' },
  'opposition.set': { animator: 'own', operator: 'all' },
  'domain.set': { operator: 'all' },
  /** Writing in the name of a page: drafts, and what is sent for its publication. */
  'publication.write': { member: 'own', owner: 'own', animator: 'own', operator: 'all' },
  /** Bringing posters, mails, texts and tables to the desk, and confirming what was read of them. */
  'door.bring': { deputy: 'own', animator: 'own', operator: 'all' },
  /** The mailbox to which a town's associations write. */
  'mailbox.set': { animator: 'own', operator: 'all' },
  /** The word that a proposal waits for. */
  'publication.review': { deputy: 'own', animator: 'own', operator: 'all' },
  /** Asking for the page of an organisation one belongs to. */
  'page.claim': { inhabitant: 'all' },
  /** Saying that a page is who it says it is; trusting it to publish at once. */
  'page.verify': { animator: 'own', operator: 'all' },
  'page.edit': { owner: 'own', animator: 'own', operator: 'all' },
  'page.members': { owner: 'own', animator: 'own', operator: 'all' },
  /** Following, saying that one comes, sharing a car, asking, answering, posting for neighbours: with one's own name only. */
  'meeting.join': { inhabitant: 'all' },
  /** What the organiser of an event may see and open: how many come, the answers that everybody reads. */
  'meeting.organise': { member: 'own', owner: 'own', animator: 'own', operator: 'all' },
  /** The word that comments, recommendations and neighbours' posts wait for; opening comments. */
  'meeting.moderate': { deputy: 'own', animator: 'own', operator: 'all' },
  /** Subscribing in the name of a merchant, changing and ending it; who settles it is asked besides (`mayHold`). */
  'subscription.manage': { owner: 'own', operator: 'all' },
  'invoice.read': { owner: 'own', operator: 'all' },
  'town_subscription.manage': { town_hall: 'own', operator: 'all' },
  /** How many people were told of what. */
  'telling.see': { member: 'own', owner: 'own', deputy: 'own', animator: 'own', town_hall: 'own', operator: 'all' },
  'town.open': { operator: 'all' },
  'role.grant': { operator: 'all' },
  'audit.see': { animator: 'own', operator: 'all' },
  /** What an animator does about her own money, in her own name only: who has handed her last town over is paid all the same. */
  'earnings.see': { inhabitant: 'all' },
  'earnings.identity': { inhabitant: 'all' },
  'earnings.mandate': { inhabitant: 'all' },
  'earnings.contest': { inhabitant: 'all' },
  /** Who earns in which town, since when and how much; paying it. */
  'contract.set': { operator: 'all' },
  'payout.make': { operator: 'all' },
  /** What everybody does with their own account. */
  'account.passkey': { inhabitant: 'all' },
  'account.address': { inhabitant: 'all' },
  'account.provider': { inhabitant: 'all' },
  'account.export': { inhabitant: 'all' },
  'account.devices': { inhabitant: 'all' },
  /** Saying of which town hall a SIRET is. */
  'siret.link': { operator: 'all' },
  /** All the money of the house, and its accounts. */
  'money.see': { operator: 'all' },
  /** Giving back, taking back an entry, closing a month, saying who the house is. */
  'money.move': { operator: 'all' },
  /** The record of processing: what is kept of people, what for and for how long. */
  'privacy.see': { operator: 'all' },
} as const satisfies Record<string, Partial<Record<Role, Reach>>>

export type Action = keyof typeof permissions
export const actions = Object.keys(permissions) as Action[]

/** A role somebody has: in a town, for a page, or (the operator) everywhere. */
export type Grant = TownGrant | PageGrant

/** `town` is null for the operator alone, who has them all. `deputy`: in an animator's place, for some days. */
export interface TownGrant {
  role: 'deputy' | 'animator' | 'town_hall' | 'operator'
  town: string | null
  page?: undefined
}

export interface PageGrant {
  role: 'member' | 'owner'
  town: string
  page: number
}

/** What something is done to: a town (null: the whole network), and the page in whose name, when it is one's. */
export interface Scope {
  town: string | null
  page?: number | undefined
}

/**
 * The capacity in which a person with these grants may do this there; undefined when they may not. A code alone is that town. What every
 * inhabitant may do, somebody without any grant may.
 */
export function capacityFor(grants: readonly Grant[], action: Action, where: Scope | string | null): Role | undefined {
  const { town, page } = where === null || typeof where === 'string' ? { town: where, page: undefined } : where
  const allowed: Partial<Record<Role, Reach>> = permissions[action]
  const given = grants.find((grant) => {
    const reach = allowed[grant.role]
    if (reach !== 'own') return reach === 'all'
    return grant.page === undefined ? grant.town !== null && grant.town === town : grant.page === page
  })
  return given?.role ?? (allowed.inhabitant === 'all' ? 'inhabitant' : undefined)
}

/** The towns in which a person may do this: `all`, or their codes. What one may do for a page alone names no town. */
export function townsFor(grants: readonly Grant[], action: Action): 'all' | string[] {
  const allowed: Partial<Record<Role, Reach>> = permissions[action]
  if (grants.some(({ role }) => allowed[role] === 'all')) return 'all'
  const own = grants.filter(({ role, town, page }) => allowed[role] === 'own' && town !== null && page === undefined)
  return [...new Set(own.map(({ town }) => town!))]
}

/** The pages for which a person may do this. */
export function pagesFor(grants: readonly Grant[], action: Action): number[] {
  const allowed: Partial<Record<Role, Reach>> = permissions[action]
  return grants.flatMap(({ role, page }) => (allowed[role] === 'own' && page !== undefined ? [page] : []))
}
