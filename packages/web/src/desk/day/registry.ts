import { capacityFor, type Grant } from '@wiker/town/people/permissions.ts'
import type { CardKind } from './card-kind.ts'
import * as kinds from './cards/index.ts'

/** Every kind of card there is, in the order of the alphabet. Asked when it is needed: the card of a rule itself asks which kinds there are. */
export const cardKinds = (): CardKind[] => Object.values(kinds)

export const kindNamed = (name: string): CardKind | undefined => cardKinds().find((kind) => kind.name === name)

/** The kinds that these grants open in a town. */
export function kindsFor(grants: readonly Grant[], town: string): CardKind[] {
  return cardKinds().filter(({ action }) => capacityFor(grants, action, town) !== undefined)
}
