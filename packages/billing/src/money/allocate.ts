/**
 * Shares an amount out by weights, in whole cents, none lost and none made: each gets its part rounded towards zero, and the cents that are left
 * go to the largest remainders (to the first of equals). Weights are not negative and not all zero.
 */
export function allocate(cents: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0) || weights.some((weight) => !(weight >= 0) || !Number.isSafeInteger(weight))) {
    throw new RangeError(`Weights that share nothing out: ${weights.join(', ')}`)
  }
  const amount = Math.abs(cents)
  const products = weights.map((weight) => BigInt(amount) * BigInt(weight))
  const parts = products.map((product) => Number(product / BigInt(total)))
  const order = products
    .map((product, index) => ({ index, remainder: product % BigInt(total) }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  const left = amount - parts.reduce((sum, part) => sum + part, 0)
  for (const { index } of order.slice(0, left)) parts[index]! += 1
  return parts.map((part) => (cents < 0 && part !== 0 ? -part : part))
}
