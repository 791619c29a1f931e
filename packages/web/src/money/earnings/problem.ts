import type { Words } from '../../formatting/words.ts'

/** Why a payout failed or came back, from the code of the bank (ISO 20022) or of the provider; what the operator wrote stays as it is. */
export function problemInWords(problem: string, { maybe }: Words): string {
  return maybe(`earnings.problem.${problem}`) ?? problem
}
