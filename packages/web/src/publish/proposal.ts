import type { FilesForm } from '../server/files-form.ts'
import { type WhenTyped, whenFields } from './read-when.ts'

export const proposalKinds = ['event', 'article'] as const
export type ProposalKind = (typeof proposalKinds)[number]
export const reaches = ['town', 'neighbours', 'far'] as const
export type Reach = (typeof reaches)[number]

/** What the form of a proposal holds, as it was typed. */
export interface ProposalTyped {
  kind: ProposalKind
  /** Slug of the town. */
  commune: string
  name: string
  when: WhenTyped
  place: string
  street: string
  description: string
  organizer: string
  price: string
  free: boolean
  reach: Reach
  email: string
  /** Secret of the proposal that is changed; empty for a new one. */
  suivi: string
}

export const longest = { name: 140, place: 140, street: 200, description: 5000, organizer: 140, price: 80, email: 254 }

export const emptyProposal: ProposalTyped = {
  kind: 'event',
  commune: '',
  name: '',
  when: { when: '', day: '', from: '', to: '' },
  place: '',
  street: '',
  description: '',
  organizer: '',
  price: '',
  free: false,
  reach: 'town',
  email: '',
  suivi: '',
}

/** The names of the fields in the form, each with what is typed in it: what a page that has no such fields keeps hidden. */
export function fieldsOf(typed: ProposalTyped): Record<string, string> {
  const { when, free, ...rest } = typed
  const dates = Object.entries(whenFields).map(([part, field]) => [field, when[part as keyof WhenTyped]])
  return { ...rest, ...Object.fromEntries(dates), free: free ? '1' : '' }
}

/** The fields of a form that was sent, cut to what they may hold. */
export function readTyped({ field }: Pick<FilesForm, 'field'>): ProposalTyped {
  const line = (name: keyof typeof longest) => field(name).replaceAll(/\s+/g, ' ').trim().slice(0, longest[name])
  const when = Object.fromEntries(
    Object.entries(whenFields).map(([part, name]) => [part, field(name).trim().slice(0, 300)]),
  ) as unknown as WhenTyped
  return {
    kind: proposalKinds.find((one) => one === field('kind')) ?? 'event',
    commune: field('commune').trim().slice(0, 80),
    name: line('name'),
    when,
    place: line('place'),
    street: line('street'),
    description: field('description').replaceAll('\r\n', '\n').trim().slice(0, longest.description),
    organizer: line('organizer'),
    price: line('price'),
    free: field('free') !== '',
    reach: reaches.find((one) => one === field('reach')) ?? 'town',
    email: line('email').toLowerCase(),
    suivi: field('suivi').trim().slice(0, 120),
  }
}

/** What was kept of a proposal, for its form to come back; whatever is missing is empty. */
export function typedOf(kept: Record<string, unknown>): ProposalTyped {
  const given = Object.fromEntries(
    Object.entries(emptyProposal).map(([name, empty]) => [
      name,
      typeof kept[name] === typeof empty ? kept[name] : empty,
    ]),
  )
  return { ...emptyProposal, ...given } as ProposalTyped
}
