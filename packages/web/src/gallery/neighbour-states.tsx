import type { PostLine } from '@wiker/town/meeting/neighbours/read.ts'
import { DeskNeighboursBody } from '../meet/desk-neighbours.tsx'
import { DeskRemarksBody } from '../meet/desk-remarks.tsx'
import { DeskTellingsBody } from '../meet/desk-tellings.tsx'
import { NeighbourFormBody } from '../meet/neighbour-form.tsx'
import { PostBody } from '../meet/neighbour-post.tsx'
import { NeighboursBody } from '../meet/neighbours.tsx'
import { PageTellingsBody } from '../meet/page-tellings.tsx'
import { galleryNow, town } from './data.ts'
import type { State } from './states.tsx'

const at = new Date('2026-11-23T17:00:00Z')
const long =
  'Représentation théâtrale intergénérationnelle « Les extraordinaires aventures de la coopérative laitière » suivie d’un échange'

const neighbour = (changes: Partial<PostLine> = {}): PostLine => ({
  id: 1,
  town: town.code,
  kind: 'lost',
  category: 'animals',
  title: 'Chatte grise perdue près de l’étang',
  text: 'Elle porte un collier rouge.\nElle est craintive : ne pas courir après elle.',
  place: 'La Mercerais',
  picture: null,
  state: 'shown',
  createdAt: at,
  endsOn: '2026-11-29',
  renewed: false,
  reason: null,
  mine: false,
  ...changes,
})

const wrong = { text: 'Ne mettez ni adresse électronique ni numéro de téléphone : le site transmet les messages.' }

/** What neighbours put up, and what who looks after a town reads of it. */
export function neighbourStates(inTown: Pick<State, 'town' | 'outline'>): Record<string, State> {
  return {
    'meet-neighbours': {
      title: 'Neighbours',
      ...inTown,
      body: (
        <NeighboursBody
          town={town}
          kind={undefined}
          posts={[neighbour(), neighbour({ id: 2, kind: 'offer', category: 'tools', title: long, place: '' })]}
        />
      ),
    },
    'meet-neighbours-none': {
      title: 'Neighbours, none',
      ...inTown,
      body: <NeighboursBody town={town} kind="found" posts={[]} />,
    },
    'meet-neighbour': {
      title: 'A neighbour’s notice',
      ...inTown,
      body: <PostBody town={town} post={neighbour()} moderator />,
    },
    'meet-neighbour-own': {
      title: 'One’s own notice, in its last week',
      ...inTown,
      body: <PostBody town={town} post={neighbour({ mine: true })} moderator={false} />,
    },
    'meet-neighbour-refused': {
      title: 'One’s own notice, refused',
      ...inTown,
      body: (
        <PostBody
          town={town}
          post={neighbour({ mine: true, state: 'refused', reason: 'C’est une annonce commerciale.' })}
          moderator={false}
        />
      ),
    },
    'meet-neighbour-form': {
      title: 'A neighbour’s notice, refused',
      ...inTown,
      body: (
        <NeighbourFormBody
          town={town}
          problems={wrong}
          typed={{ kind: 'lost', title: 'Chatte grise', text: '06 12 34 56 78', endsOn: '2026-12-20' }}
        />
      ),
    },
    'meet-desk-neighbours': {
      title: 'Desk: neighbours’ notices to read',
      body: (
        <DeskNeighboursBody town={town} posts={[{ ...neighbour({ state: 'waiting' }), email: 'marie@example.org' }]} />
      ),
    },
    'meet-desk-remarks': {
      title: 'Desk: words to read',
      body: (
        <DeskRemarksBody
          town={town}
          open={false}
          remarks={[
            {
              id: 1,
              kind: 'recommendation',
              name: 'Marie',
              email: 'marie@example.org',
              text: 'Des bénévoles qui prennent le temps.',
              at,
              about: { name: 'Boulangerie du Port', section: 'directory', path: 'boulangerie-0000000001' },
            },
          ]}
        />
      ),
    },
    'meet-desk-none': { title: 'Desk: nothing to read', body: <DeskRemarksBody town={town} open remarks={[]} /> },
    'meet-page-tellings': {
      title: 'What was sent, for the page that published it',
      body: <PageTellingsBody page={{ id: 7, name: 'Amicale laïque' }} timezone={town.timezone} lines={[]} />,
    },
    'meet-desk-tellings': {
      title: 'Desk: what was sent',
      body: (
        <DeskTellingsBody
          town={town}
          lines={[
            {
              happening: 1,
              kind: 'changed',
              what: 'cancelled',
              name: 'Loto de l’amicale laïque',
              at: galleryNow,
              people: 112,
              mails: 98,
              pushes: 31,
            },
            { happening: 2, kind: 'published', what: null, name: long, at: galleryNow, people: 0, mails: 0, pushes: 0 },
          ]}
        />
      ),
    },
  }
}
