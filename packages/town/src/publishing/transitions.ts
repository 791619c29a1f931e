import type { PublicationState } from '@wiker/platform/database/schema.ts'

/**
 * What can become of a publication: for each deed, from which states it leads to which. The one table; nothing changes a state but by it
 * (move.ts). What is accepted is `scheduled`, were it for now: being put online (`release`) is one deed, whoever wanted it.
 */
export const transitions = {
  /** Its author goes on writing it. */
  keep: { draft: ['draft'], refused: ['draft'], withdrawn: ['draft'] },
  submit: { draft: ['unconfirmed', 'quarantined', 'waiting', 'scheduled'] },
  /** The link that was sent to its author's address was used. */
  confirm: { unconfirmed: ['quarantined', 'waiting', 'scheduled'] },
  accept: { quarantined: ['scheduled'], waiting: ['scheduled'] },
  /** A change that is refused leaves online what was there before. */
  refuse: { quarantined: ['refused', 'published'], waiting: ['refused', 'published'] },
  release: { scheduled: ['published'] },
  /** The page may not publish any more when the day has come. */
  hold: { scheduled: ['draft'] },
  change: {
    unconfirmed: ['unconfirmed'],
    quarantined: ['quarantined', 'waiting', 'scheduled'],
    waiting: ['quarantined', 'waiting', 'scheduled'],
    scheduled: ['quarantined', 'waiting', 'scheduled'],
    published: ['quarantined', 'waiting', 'scheduled'],
  },
  withdraw: {
    draft: ['withdrawn'],
    unconfirmed: ['withdrawn'],
    quarantined: ['withdrawn'],
    waiting: ['withdrawn'],
    scheduled: ['withdrawn'],
    published: ['withdrawn'],
  },
  /** Somebody else looked again at a decision that removed it. */
  restore: { withdrawn: ['published'] },
  /** A decision is taken back: it waits again for a word. */
  undo: { refused: ['waiting'], scheduled: ['waiting'], published: ['waiting'] },
} as const satisfies Record<string, Partial<Record<PublicationState, readonly PublicationState[]>>>

export type PublishingDeed = keyof typeof transitions

/** The states to which this deed may lead from there; none when it cannot be done. */
export function statesAfter(deed: PublishingDeed, from: PublicationState): readonly PublicationState[] {
  const table: Partial<Record<PublicationState, readonly PublicationState[]>> = transitions[deed]
  return table[from] ?? []
}

export const canBe = (deed: PublishingDeed, from: PublicationState): boolean => statesAfter(deed, from).length > 0
