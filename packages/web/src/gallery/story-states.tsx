import type { Cell, Story } from '@wiker/town/stories/types.ts'
import { StoriesBody, StoryDeskBody } from '../stories/desk-body.tsx'
import { StoryEditBody } from '../stories/edit-body.tsx'
import { StoryText } from '../stories/story-text.tsx'
import { galleryDay, galleryNow, town } from './data.ts'
import { inventedOutline } from './outline.ts'
import type { State } from './states.tsx'

const cell = (name: string, field: string, value: string | number, at: number): Cell => ({
  table: 'subsidy',
  key: { id: `urn:wiker:subsidy:${String(at).padStart(20, '0')}` },
  field,
  value,
  name,
  path: `aide-${String(at).padStart(10, '0')}`,
  category: null,
  source: 1,
  publisher: 'Commune de Trois-Rivières',
  retrieved: '2026-11-20T04:10:00Z',
})

const names = [
  'Amicale laïque',
  'École de musique intercommunale du pays de la Brière et des marais de l’estuaire',
  'Les Amis du moulin',
]
const amounts = [2500, 1850, 400]
const year = cell('Amicale laïque', 'year', 2026, 1)
const cells = amounts.map((amount, at) => cell(names[at]!, 'amount', amount, at))

const story: Story = {
  id: 12,
  town: town.code,
  kind: 'subsidies',
  language: 'fr',
  period: '2026',
  state: 'draft',
  title: 'Trois associations aidées en 2026',
  text: 'En 2026, trois associations de la commune se sont partagé 4 750 €.',
  parts: [
    [
      { t: 'En ' },
      { t: '2026', e: [0] },
      { t: ', ' },
      { t: 'trois', e: [1] },
      { t: ' associations de la commune se sont partagé ' },
      { t: '4 750 €', e: [2] },
      { t: '. La plus forte somme est allée à ' },
      { t: names[1]!, e: [3] },
      { t: '.' },
    ],
  ],
  evidence: {
    facts: [
      { type: 'year', value: 2026, from: year },
      { type: 'number', value: 3, from: { how: 'count', of: cells, value: 3 } },
      { type: 'money', value: 4750, from: { how: 'sum', of: cells, value: 4750 } },
      { type: 'name', value: names[1]!, from: cell(names[1]!, 'name', names[1]!, 2) },
    ],
    sources: {},
  },
  chart: {
    kind: 'bars',
    title: 'Les aides de 2026',
    description: 'La plus forte, 2 500 €, est allée à l’Amicale laïque.',
    columns: ['Association', 'Montant'],
    rows: amounts.map((value, at) => ({ label: names[at]!, value, shown: `${value} €`, e: [] })),
  },
  image: null,
  others: {},
  variant: 0,
  polished: false,
  composedOn: galleryDay,
  until: '2026-12-31',
  editedAt: null,
  unfound: [],
  answeredBy: null,
  reason: null,
  decidedAt: null,
  recordId: 'urn:wiker:article:12',
  thingId: null,
  publishedAt: null,
  correctedAt: null,
  corrections: [],
  outdated: null,
  undoable: false,
  createdAt: galleryNow,
}

const walk: Story = {
  ...story,
  id: 13,
  kind: 'heritage-walk',
  title: 'La balade de novembre : l’église Saint-Martin',
  chart: {
    kind: 'map',
    title: 'Les étapes de la balade',
    description: 'Le plan va de l’église à la halle.',
    columns: ['Étape', 'Depuis la précédente'],
    rows: [
      { label: 'Église Saint-Martin', value: 0, shown: '0 m', latitude: 47.361, longitude: -1.942, e: [] },
      { label: 'Halle aux grains', value: 0.4, shown: '400 m', latitude: 47.358, longitude: -1.938, e: [] },
      { label: 'Fontaine du bourg', value: 0.7, shown: '700 m', latitude: 47.363, longitude: -1.934, e: [] },
    ],
  },
}
const people: Story = {
  ...story,
  id: 14,
  kind: 'population',
  state: 'published',
  title: '9 543 habitants',
  corrections: [{ on: '2026-11-21', was: '9 453', is: '9 543' }],
  unfound: [{ what: 'name', said: 'Anne', start: 0, end: 4 }],
  chart: {
    kind: 'line',
    title: 'La population, recensement après recensement',
    description: 'De 4 100 habitants en 1968 à 9 543 en 2023.',
    columns: ['Année', 'Habitants'],
    rows: [
      [1968, 4100],
      [1990, 5314],
      [2010, 7204],
      [2023, 9543],
    ].map(([at, value]) => ({ label: String(at), value: value!, shown: String(value), e: [] })),
  },
}

const rules = { 'canteen-week': 'publish', subsidies: 'draft', weekend: 'never' } as const
const outline = inventedOutline(town.code, town.name, town.slug, town.colour)
const publicly = { town, section: 'news' as const }
const refused = { ...walk, state: 'refused' as const, reason: 'Déjà racontée au printemps', undoable: true }
const changed = { ...people, outdated: { title: '9 600 habitants', text: 'La commune compte 9 600 habitants.' } }
const problems = [
  { what: 'money' as const, said: '7 450 €', start: 0, end: 7 },
  { what: 'name' as const, said: 'Dupont', start: 9, end: 15 },
]

/** Texts made from the data: at the desk, and as readers see them. */
export function storyStates(): Record<string, State> {
  const shown = (one: Story) => (
    <>
      <h1>{one.title}</h1>
      <StoryText story={one} town={town} outline={outline} />
    </>
  )
  return {
    'stories-empty': {
      title: 'Stories: nothing to read',
      town,
      body: <StoriesBody town={town} stories={[]} rules={rules} today={galleryDay} />,
    },
    stories: {
      title: 'Stories: to read, and decided',
      town,
      body: (
        <StoriesBody
          town={town}
          stories={[story, walk, changed, refused]}
          rules={rules}
          today={galleryDay}
          said="Le récit est publié."
        />
      ),
    },
    story: { title: 'Story: to read', town, body: <StoryDeskBody town={town} story={story} outline={outline} /> },
    'story-outdated': {
      title: 'Story: its data have changed, and a reason is missing',
      town,
      body: <StoryDeskBody town={town} story={changed} outline={outline} lacksReason />,
    },
    'story-edit': { title: 'Story: editing', town, body: <StoryEditBody town={town} story={story} typed={story} /> },
    'story-unfound': {
      title: 'Story: edited, with what the data do not say',
      town,
      body: (
        <StoryEditBody
          town={town}
          story={story}
          typed={{ title: story.title, text: '7 450 € pour M. Dupont.' }}
          problems={problems}
        />
      ),
    },
    'story-published': { title: 'Story: published, with a line and a correction', ...publicly, body: shown(people) },
    'story-walk': { title: 'Story: published, with a map', ...publicly, body: shown(walk) },
  }
}
