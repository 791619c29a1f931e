/** In what capacity somebody acts. `inhabitant`: signed in, and nothing more. */
export const roles = ['inhabitant', 'town_hall', 'animator', 'operator'] as const
export type Role = (typeof roles)[number]

/** Of which towns: those the role was given for, or every one. */
type Reach = 'own' | 'all'

/**
 * Who may do what: the one place where it is written. A role that is not named in a line may not. `operator` has every line, for every town.
 */
export const permissions = {
  /** The pages of the desk that tell how a town is doing. */
  'desk.see': { animator: 'own', town_hall: 'own', operator: 'all' },
  /** Sources with their history, what was understood of them, what was refused. */
  'source.see': { animator: 'own', town_hall: 'own', operator: 'all' },
  'source.add': { animator: 'own', town_hall: 'own', operator: 'all' },
  'source.change': { animator: 'own', operator: 'all' },
  'source.harvest': { animator: 'own', town_hall: 'own', operator: 'all' },
  'source.retire': { animator: 'own', operator: 'all' },
  /** Letting a harvest that waits for a person do what it announced. */
  'run.approve': { animator: 'own', operator: 'all' },
  /** Why a value is the one shown, and what the other sources say. */
  'record.explain': { animator: 'own', town_hall: 'own', operator: 'all' },
  'record.edit': { animator: 'own', operator: 'all' },
  'conflict.settle': { animator: 'own', operator: 'all' },
  /** Saying that two things are one, or that one is two. */
  'record.match': { animator: 'own', operator: 'all' },
  /** The word that a record waits for, when its source does not publish by itself. */
  'record.review': { animator: 'own', operator: 'all' },
  'report.handle': { animator: 'own', operator: 'all' },
  'town.open': { operator: 'all' },
  'role.grant': { operator: 'all' },
  'audit.see': { animator: 'own', operator: 'all' },
} as const satisfies Record<string, Partial<Record<Role, Reach>>>

export type Action = keyof typeof permissions
export const actions = Object.keys(permissions) as Action[]

/** A role somebody has; `town` is null for the operator, who has them all. */
export interface Grant {
  role: Exclude<Role, 'inhabitant'>
  town: string | null
}

/** The capacity in which a person with these grants may do this in that town; undefined when they may not. */
export function capacityFor(grants: readonly Grant[], action: Action, town: string | null): Role | undefined {
  const allowed: Partial<Record<Role, Reach>> = permissions[action]
  return grants.find(({ role, town: own }) => {
    const reach = allowed[role]
    return reach === 'all' || (reach === 'own' && own !== null && own === town)
  })?.role
}

/** The towns in which a person may do this: `all`, or their codes. */
export function townsFor(grants: readonly Grant[], action: Action): 'all' | string[] {
  const allowed: Partial<Record<Role, Reach>> = permissions[action]
  if (grants.some(({ role }) => allowed[role] === 'all')) return 'all'
  const own = grants.filter(({ role, town }) => allowed[role] === 'own' && town !== null)
  return [...new Set(own.map(({ town }) => town!))]
}
