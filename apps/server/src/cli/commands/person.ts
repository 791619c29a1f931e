import { ensurePerson, openAccounts } from '@wiker/platform'
import type { TownGrant } from '@wiker/town/people/permissions.ts'
import { grantRole, readRoleHolders, withdrawRole } from '@wiker/town/people/roles.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import { signInMail } from '@wiker/web/mails/sign-in.tsx'
import { z } from 'zod'
import { type Command, type Desk, UsageError } from '../desk.ts'
import { readOptions } from '../options.ts'

export const personAdd: Command = async (desk, words) => {
  const { email, grant } = readGrant(words)
  if (grant.town && (await getTownsByCode(desk.db, [grant.town])).length === 0) {
    desk.warn(`Unknown town: ${grant.town}. Give the INSEE code (5 characters), not the postal code.`)
    return 1
  }
  const person = await ensurePerson(desk.db, email)
  const added = await grantRole(desk.db, person.id, grant, null)
  desk.say(added ? `${person.email} is ${spoken(grant)}.` : `${person.email} was ${spoken(grant)} already.`)
  await sayLink(desk, person.email)
  return 0
}

export const personRemove: Command = async (desk, words) => {
  const { email, grant } = readGrant(words)
  const person = await ensurePerson(desk.db, email)
  if (await withdrawRole(desk.db, person.id, grant)) {
    desk.say(`${person.email} is no longer ${spoken(grant)}.`)
    return 0
  }
  desk.warn(`${person.email} was not ${spoken(grant)}.`)
  return 1
}

export const personList: Command = async (desk) => {
  const holders = await readRoleHolders(desk.db)
  for (const { email, role, town } of holders) desk.say(`${email.padEnd(36)} ${spoken({ role, town })}`)
  if (holders.length === 0) desk.say('Nobody has a role. The first one: npx wiker person add <e-mail> --role operator')
  return 0
}

export const personLink: Command = async (desk, words) => {
  const { positionals } = readOptions(words, {})
  await sayLink(desk, emailIn(positionals))
  return 0
}

/** A sign-in address said here rather than sent: whoever runs this command has the database anyway. */
async function sayLink({ db, publicUrl, say }: Desk, email: string): Promise<void> {
  const accounts = await openAccounts({
    db,
    publicUrl,
    sendLink: async (link) => {
      const address = signInMail(link, publicUrl).text.match(/https?:\S+/)?.[0]
      say(`To enter, once, within half an hour: ${address}`)
    },
  })
  await accounts.requestLink({ email, returnTo: '/bureau', language: 'fr' })
}

function readGrant(words: string[]): { email: string; grant: TownGrant } {
  const { values, positionals } = readOptions(words, { role: { type: 'string' }, town: { type: 'string' } })
  const role = z.enum(['operator', 'animator', 'town_hall']).safeParse(values.role)
  if (!role.success) throw new UsageError('Give a role: --role operator, animator or town_hall.')
  if (role.data === 'operator' && values.town) throw new UsageError('The operator has every town: leave --town out.')
  if (role.data !== 'operator' && !values.town) throw new UsageError(`Of which town? --town <INSEE code>.`)
  return { email: emailIn(positionals), grant: { role: role.data, town: (values.town as string | undefined) ?? null } }
}

function emailIn(positionals: string[]): string {
  const email = z.email().safeParse(positionals[0]?.trim().toLowerCase())
  if (!email.success || positionals.length > 1) throw new UsageError('Give one e-mail address.')
  return email.data
}

const spoken = ({ role, town }: TownGrant) => (town ? `${role} of ${town}` : role)
