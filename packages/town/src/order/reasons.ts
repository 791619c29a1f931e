/** Why somebody reports an item, the most serious first: the order of the queue. */
export const reportReasons = [
  'danger',
  'illegal',
  'abuse',
  'privacy',
  'rights',
  'cancelled',
  'wrong',
  'outdated',
  'duplicate',
  'other',
] as const
export type ReportReason = (typeof reportReasons)[number]

/** Reasons of law: who gives one says that it is told in good faith (DSA, article 16.2.d). */
export const legalReasons: readonly ReportReason[] = ['danger', 'illegal', 'abuse', 'privacy', 'rights']

const urgencies: Record<ReportReason, number> = {
  danger: 0,
  illegal: 1,
  abuse: 1,
  privacy: 2,
  rights: 2,
  cancelled: 3,
  wrong: 4,
  outdated: 4,
  duplicate: 5,
  other: 5,
}

/** 0: a life may be at stake; 5: can wait. */
export const urgencyOf = (reason: ReportReason) => urgencies[reason]
