import { describe, expect, test } from 'vitest'
import { actions, capacityFor, type Grant, permissions, type Role, roles, townsFor } from './permissions.ts'

const own = '44015'
const other = '44195'
const grantsOf = (role: Role): Grant[] =>
  role === 'inhabitant' ? [] : [{ role, town: role === 'operator' ? null : own }]

/** Written a second time, by hand, so that the table cannot change unnoticed: `a` animator, `t` town hall, `o` operator. */
const expected: Record<(typeof actions)[number], string> = {
  'desk.see': 'ato',
  'source.see': 'ato',
  'source.add': 'ato',
  'source.change': 'ao',
  'source.harvest': 'ato',
  'source.retire': 'ao',
  'run.approve': 'ao',
  'record.explain': 'ato',
  'record.edit': 'ao',
  'conflict.settle': 'ao',
  'record.match': 'ao',
  'record.review': 'ao',
  'report.handle': 'ao',
  'town.open': 'o',
  'role.grant': 'o',
  'audit.see': 'ao',
}
const letters: Record<Role, string> = { inhabitant: '-', town_hall: 't', animator: 'a', operator: 'o' }

describe('Every role, every action, in its own town and in another', () => {
  test.each(actions.flatMap((action) => roles.map((role) => [role, action] as const)))('%s: %s', (role, action) => {
    const may = expected[action].includes(letters[role])
    expect(capacityFor(grantsOf(role), action, own)).toBe(may ? role : undefined)
    expect(capacityFor(grantsOf(role), action, other)).toBe(may && role === 'operator' ? role : undefined)
    expect(capacityFor(grantsOf(role), action, null)).toBe(may && role === 'operator' ? role : undefined)
  })

  test('the operator has every line', () => {
    for (const action of actions) expect(permissions[action].operator).toBe('all')
  })

  test('the animator of two towns has both, once each, and no third', () => {
    const grants: Grant[] = [
      { role: 'animator', town: own },
      { role: 'town_hall', town: own },
      { role: 'animator', town: other },
    ]
    expect(townsFor(grants, 'source.see')).toEqual([own, other])
    expect(townsFor([], 'source.see')).toEqual([])
    expect(townsFor([...grants, { role: 'operator', town: null }], 'source.see')).toBe('all')
    expect(capacityFor(grants, 'record.edit', '44036')).toBeUndefined()
  })
})
