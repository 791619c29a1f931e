import { animatorOf } from '@wiker/billing/payout/animator.ts'
import type { ContractChange } from '@wiker/billing/share/change-contract.ts'
import type { ContractLine } from '@wiker/billing/share/contracts.ts'
import { ensurePerson, findPerson } from '@wiker/platform/accounts/accounts.ts'
import type { Db } from '@wiker/platform/database/connect.ts'
import { z } from 'zod'
import type { Words } from '../../../formatting/words.ts'
import type { Problems } from '../../../pages-of/fields.tsx'
import type { Fields } from '../../../server/own-form.ts'

export const changeFields = ['do', 'email', 'town', 'begins', 'ends', 'weight', 'rate', 'access'] as const
export type ChangeTyped = Record<(typeof changeFields)[number], string>

export type ReadChange = { change: ContractChange; person: string | undefined } | { problems: Problems }

export function typedChange(field: Fields): ChangeTyped {
  return Object.fromEntries(changeFields.map((name) => [name, field(name).trim().slice(0, 200)])) as ChangeTyped
}

/**
 * What the operator typed, as the change that it is, or what is wrong with it. `of`: the contract it is about; none: a new one. Who has no account yet
 * gets one only when the change is made (`isSure`).
 */
export async function readChange(
  db: Db,
  typed: ChangeTyped,
  { of, isSure }: { of: ContractLine | undefined; isSure: boolean },
  { t }: Words,
): Promise<ReadChange> {
  const problems: Problems = {}
  const day = (name: 'begins' | 'ends') => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(typed[name]) && !Number.isNaN(Date.parse(typed[name]))) return typed[name]
    problems[name] = t('earnings.change.day')
    return ''
  }
  const rate = () => {
    const percent = Number(typed.rate.replace(',', '.').replace(/\s?%$/, ''))
    if (typed.rate !== '' && percent >= 0 && percent <= 100) return Math.round(percent * 100)
    problems.rate = t('earnings.change.rate')
    return 0
  }
  const person = async () => {
    const email = z.email().safeParse(typed.email)
    if (email.success && isSure) return (await ensurePerson(db, email.data)).id
    if (email.success) return (await findPerson(db, email.data))?.id ?? ''
    problems.email = t('earnings.change.email')
    return ''
  }
  if (of && typed.do === 'end') {
    // A person says the last day; a contract ends the day after.
    const change = { do: 'end' as const, contract: of.id, ends: dayAfter(day('ends')) }
    return answer(change, undefined, problems)
  }
  if (of && typed.do === 'rate')
    return answer({ do: 'rate', contract: of.id, from: day('begins'), rate: rate() }, undefined, problems)
  if (of) {
    const on = day('begins')
    const given = rate()
    const who = await person()
    return answer({ do: 'hand-over', contract: of.id, animator: animatorOf(who), on, rate: given }, who, problems)
  }
  const weight = Number(typed.weight || '1')
  if (!Number.isInteger(weight) || weight < 1 || weight > 100) problems.weight = t('earnings.change.weight')
  if (!typed.town) problems.town = t('earnings.change.town')
  const begins = day('begins')
  const ends = typed.ends === '' ? null : dayAfter(day('ends'))
  const given = rate()
  const who = await person()
  return answer(
    { do: 'open', town: typed.town, animator: animatorOf(who), begins, ends, weight, rate: given },
    who,
    problems,
  )
}

function answer(change: ContractChange, person: string | undefined, problems: Problems): ReadChange {
  return Object.keys(problems).length > 0 ? { problems } : { change, person }
}

function dayAfter(day: string): string {
  return day && new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
