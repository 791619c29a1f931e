/**
 * The accounts of the house, by the numbers of the French plan comptable général (ANC 2014-03, as amended), which every export keeps.
 * Those with a `party` have one account for each customer or supplier.
 */
export const accounts = {
  /** What a merchant or a town hall owes us; negative: what we owe them. */
  customer: { number: '411', party: true },
  /** What we owe an animator. */
  animator: { number: '401', party: true },
  /** The bank. */
  bank: { number: '512', party: false },
  /** What the payment provider holds for us. */
  provider: { number: '517', party: false },
  /** VAT that customers paid, due to the State. */
  vatCollected: { number: '44571', party: false },
  /** VAT that animators invoice, to be had back. */
  vatDeductible: { number: '44566', party: false },
  /** Subscriptions. */
  services: { number: '706', party: false },
  /** The animators' share. */
  share: { number: '622', party: false },
  /** What payments cost. */
  paymentFees: { number: '627', party: false },
  /** What was never paid. */
  badDebts: { number: '654', party: false },
} as const satisfies Record<string, { number: string; party: boolean }>

export type AccountName = keyof typeof accounts

/** An account as a transfer names it: of the house (`bank`), or somebody's (`{ of: 'customer', party: 'page:12' }`). */
export type AccountRef = HouseAccount | { of: PartyAccount; party: string }
type PartyAccount = { [Name in AccountName]: (typeof accounts)[Name]['party'] extends true ? Name : never }[AccountName]
export type HouseAccount = Exclude<AccountName, PartyAccount>

export function numberOf(ref: AccountRef): string {
  return accounts[typeof ref === 'string' ? ref : ref.of].number
}

export function partyOf(ref: AccountRef): string | null {
  return typeof ref === 'string' ? null : ref.party
}
