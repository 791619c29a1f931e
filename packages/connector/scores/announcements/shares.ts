import { type Comparison, compare, type Mark, type Measured, measured } from './compare.ts'
import type { Labelled } from './labels.ts'

export type Shares = Record<Measured, Mark>

/** The marks of all of them together, field by field. */
export function sharesOf(labelled: Labelled[], read: (one: Labelled) => Comparison = (one) => compare(one)): Shares {
  const shares = Object.fromEntries(measured.map((field) => [field, { right: 0, missing: 0, invented: 0 }])) as Shares
  for (const one of labelled) {
    const { marks } = read(one)
    for (const field of measured)
      for (const kind of ['right', 'missing', 'invented'] as const) shares[field][kind] += marks[field][kind]
  }
  return shares
}

/** A share of what the texts tell: right among right, missing and wrong. */
export const rightIn = ({ right, missing, invented }: Mark): number => right / Math.max(1, right + missing + invented)

export function tableOf(title: string, shares: Shares): string {
  const lines = measured.map((field) => {
    const { right, missing, invented } = shares[field]
    return `| ${field} | ${right} | ${missing} | ${invented} | ${(rightIn(shares[field]) * 100).toFixed(1)} % |`
  })
  return [
    `\n${title}\n`,
    '| | right | missing | wrong or invented | share right |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}
