import { hiddenCards } from '@wiker/town/desk/answers.ts'
import { covers, type DeskRule, readRules, townsWithRules } from '@wiker/town/desk/rules.ts'
import { capacityFor } from '@wiker/town/people/permissions.ts'
import { readGrants } from '@wiker/town/people/roles.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { words } from '../../formatting/words.ts'
import type { Card, CardKind, DayDeps } from './card-kind.ts'
import { giveAnswer } from './give-answer.ts'
import { dayAt } from './read-day.ts'
import { kindNamed } from './registry.ts'

/** The cards of a kind that a rule answers: those it covers, and no other. */
export function coveredBy(
  rule: DeskRule,
  town: string,
  kind: Pick<CardKind, 'name' | 'teaches'>,
  cards: Card[],
): Card[] {
  return cards.filter(({ alike }) => covers(rule, { town, kind: kind.name, alike: alike?.key, teaches: kind.teaches }))
}

/**
 * Gives the answers that people agreed to as a rule, in the name of who agreed, as long as they may give them by hand. The one place where a rule
 * does something; each answer keeps the rule it came from. Returns how many.
 */
export async function applyRules(deps: DayDeps, town: TownCard): Promise<number> {
  const { db } = deps.people
  let given = 0
  for (const rule of await readRules(db, town.code)) {
    const kind = kindNamed(rule.kind)
    if (!kind?.teaches || !rule.person || !rule.email) continue
    const grants = await readGrants(db, rule.person, deps.clock())
    const role = capacityFor(grants, kind.action, town.code)
    if (!role) continue
    const at = dayAt(deps, town, { person: rule.person, grants, words: words.fr })
    const hidden = await hiddenCards(db, [town.code], at.today)
    const cards = coveredBy(rule, town.code, kind, await kind.read(at))
    for (const { id } of cards) {
      if (hidden.has(`${town.code} ${kind.name} ${id}`)) continue
      const by = { person: { id: rule.person, email: rule.email } as never, role }
      const press = { at, kind, cards: [id], answer: rule.answer, reason: '', field: () => '', by }
      const done = await giveAnswer({ ...press, token: `rule-${rule.id}-${id}-${at.now.getTime()}`, rule: rule.id })
      if (done.ok) given += done.count
    }
  }
  return given
}

/** The same in every town that has rules. */
export async function applyAllRules(deps: DayDeps): Promise<number> {
  const towns = await getTownsByCode(deps.people.db, await townsWithRules(deps.people.db))
  let given = 0
  for (const town of towns) given += await applyRules(deps, town)
  return given
}
