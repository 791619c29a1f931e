import type { DraftFields } from '@wiker/town/doors/types.ts'
import { longest } from '../publish/proposal.ts'
import { nothingTyped, type WhenTyped, whenFields } from '../publish/read-when.ts'
import type { FilesForm } from '../server/files-form.ts'

/** What the form of a draft holds. The dates that were read stay as long as no others are typed. */
export interface DraftTyped extends Omit<DraftFields, 'dates' | 'status'> {
  when: WhenTyped
  /** Show the poster with the announcement. */
  poster: boolean
  /** Id of what it is the same as, or `other`; empty while nobody was asked. */
  same: string
}

export const typedOf = ({ dates: _, status: __, ...fields }: DraftFields, poster: boolean): DraftTyped => ({
  ...fields,
  when: nothingTyped,
  poster,
  same: '',
})

/** The fields of a form that was sent, cut to what they may hold. */
export function readDraftTyped({ field }: Pick<FilesForm, 'field'>): DraftTyped {
  const line = (name: 'name' | 'place' | 'street' | 'organizer' | 'price') =>
    field(name).replaceAll(/\s+/g, ' ').trim().slice(0, longest[name])
  const when = Object.fromEntries(
    Object.entries(whenFields).map(([part, name]) => [part, field(name).trim().slice(0, 300)]),
  ) as unknown as WhenTyped
  return {
    name: line('name'),
    place: line('place'),
    street: line('street'),
    organizer: line('organizer'),
    price: line('price'),
    free: field('free') !== '',
    description: field('description').replaceAll('\r\n', '\n').trim().slice(0, longest.description),
    when,
    poster: field('poster') !== '',
    same: field('same').slice(0, 300),
  }
}

export const isRedated = ({ when }: Pick<DraftTyped, 'when'>): boolean => when.when !== '' || when.day !== ''
