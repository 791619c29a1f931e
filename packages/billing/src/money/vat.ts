/** A rate in hundredths of a percent: 2000 is 20 %, 550 is 5.5 %. */
export type Rate = number

export const whole: Rate = 10_000

/** The part of an amount that a rate takes, in whole cents, half a cent away from zero: what is taken back is what was taken. */
export function partOf(cents: number, rate: Rate): number {
  return Math.sign(cents) * divide(Math.abs(cents) * rate, whole)
}

export interface Split {
  net: number
  vat: number
  gross: number
}

/** An amount without VAT, with it. */
export function withVat(net: number, rate: Rate): Split {
  const vat = partOf(net, rate)
  return { net, vat, gross: net + vat }
}

/** An amount that was paid, VAT taken out of it. `net + vat` is always `gross`. */
export function splitGross(gross: number, rate: Rate): Split {
  const net = Math.sign(gross) * divide(Math.abs(gross) * whole, whole + rate)
  return { net, vat: gross - net, gross }
}

/** Whole division of numbers that are not negative, half up. Throws beyond what whole numbers hold exactly. */
function divide(dividend: number, divisor: number): number {
  if (!Number.isSafeInteger(dividend * 2)) throw new RangeError(`Too large an amount: ${dividend}`)
  return Math.floor((dividend * 2 + divisor) / (divisor * 2))
}
