/** A clean value as the text of one cell: the beginning of a span, the number of an amount. Undefined for what no one cell says. */
export function oneCell(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { start, end, others, from, to, amount, price, url } = value as Record<string, unknown>
  if (typeof start === 'string') return others || end ? undefined : start
  if (typeof from === 'string') return to === undefined ? from : `${from}-${to}`
  if (typeof amount === 'number') return String(amount)
  if (typeof price === 'number') return String(price)
  return typeof url === 'string' ? url : undefined
}
