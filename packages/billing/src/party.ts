/**
 * The page in whose name a party pays: 12 of `page:12`, and of `page:12.2` once the shop was sold; undefined of any other. A party is one payer: what
 * the seller paid is never read with what the buyer pays.
 */
export function pageOfParty(party: string): number | undefined {
  const number = /^page:(\d+)(?:\.\d+)?$/.exec(party)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** The n-th payer of a page, counted from 1. */
export function partyOfPage(page: number, payer = 1): string {
  return payer === 1 ? `page:${page}` : `page:${page}.${payer}`
}
