import { describe, expect, test } from 'vitest'
import { actions, capacityFor, type Grant, permissions, type Role, roles, townsFor } from './permissions.ts'

const own = '44015'
const other = '44195'
const page = 7
function grantsOf(role: Role): Grant[] {
  if (role === 'inhabitant') return []
  if (role === 'operator') return [{ role, town: null }]
  return role === 'member' || role === 'owner' ? [{ role, town: own, page }] : [{ role, town: own }]
}

/** Written a second time, by hand, so that the table cannot change unnoticed: `i` inhabitant, `m` member, `w` owner, `t` town hall, `d` deputy, `a` animator, `o` operator. */
const expected: Record<(typeof actions)[number], string> = {
  'desk.see': 'dato',
  'source.see': 'dato',
  'source.add': 'ato',
  'source.change': 'ao',
  'source.harvest': 'dato',
  'source.retire': 'ao',
  'run.approve': 'ao',
  'record.explain': 'dato',
  'record.edit': 'dao',
  'picture.remove': 'ao',
  'desk.lend': 'ao',
  'conflict.settle': 'dao',
  'record.match': 'dao',
  'record.review': 'dao',
  'report.handle': 'dao',
  'story.handle': 'dao',
  'appeal.decide': 'o',
  'reply.decide': 'dao',
  'publisher.edit': 'to',
  'letter.edit': 'ao',
  'worth.see': 'ao',
  'audience.see': 'dato',
  'town_hall.publish': 'to',
  'election.set': 'ao',
  'opposition.set': 'ao',
  'domain.set': 'o',
  'publication.write': 'mwao',
  'door.bring': 'dao',
  'mailbox.set': 'ao',
  'publication.review': 'dao',
  'page.claim': 'imwdtao',
  'page.verify': 'ao',
  'page.edit': 'wao',
  'page.members': 'wao',
  'meeting.join': 'imwdtao',
  'meeting.organise': 'mwao',
  'meeting.moderate': 'dao',
  'subscription.manage': 'wo',
  'invoice.read': 'wo',
  'town_subscription.manage': 'to',
  'telling.see': 'dmwato',
  'town.open': 'o',
  'role.grant': 'o',
  'audit.see': 'ao',
  'earnings.see': 'imwdtao',
  'earnings.identity': 'imwdtao',
  'earnings.mandate': 'imwdtao',
  'earnings.contest': 'imwdtao',
  'contract.set': 'o',
  'payout.make': 'o',
  'account.passkey': 'imwdtao',
  'account.address': 'imwdtao',
  'account.provider': 'imwdtao',
  'account.export': 'imwdtao',
  'account.devices': 'imwdtao',
  'siret.link': 'o',
  'money.see': 'o',
  'money.move': 'o',
  'privacy.see': 'o',
}
const letters: Record<Role, string> = {
  inhabitant: 'i',
  member: 'm',
  owner: 'w',
  town_hall: 't',
  deputy: 'd',
  animator: 'a',
  operator: 'o',
}

describe('Every role, every action, in its own town and in another', () => {
  test.each(actions.flatMap((action) => roles.map((role) => [role, action] as const)))('%s: %s', (role, action) => {
    const everybody = expected[action].includes('i')
    const may = everybody || expected[action].includes(letters[role])
    const everywhere = everybody || (may && role === 'operator')
    const asWho = expected[action].includes(letters[role]) && role !== 'inhabitant' && !everybody ? role : 'inhabitant'
    expect(capacityFor(grantsOf(role), action, { town: own, page })).toBe(may ? asWho : undefined)
    expect(capacityFor(grantsOf(role), action, { town: other, page: 8 })).toBe(everywhere ? asWho : undefined)
    expect(capacityFor(grantsOf(role), action, null)).toBe(everywhere ? asWho : undefined)
    // A page of one's own gives nothing over its town, nor over another page of it.
    if (role === 'member' || role === 'owner') {
      expect(capacityFor(grantsOf(role), action, own)).toBe(everybody ? 'inhabitant' : undefined)
      expect(capacityFor(grantsOf(role), action, { town: own, page: 8 })).toBe(everybody ? 'inhabitant' : undefined)
    }
  })

  test('the operator has every line', () => {
    for (const action of actions) expect(Object.values(permissions[action]), action).toContain('all')
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
