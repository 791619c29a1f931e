/** In whose name an animator earns: the person's id, in the ledger and on contracts. */
export const animatorOf = (person: string) => `animator:${person}`

/** The person behind `animator:…`. */
export const personOf = (animator: string) => animator.replace(/^animator:/, '')
