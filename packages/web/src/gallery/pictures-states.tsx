import type { AgendaLine } from '@wiker/town/types.ts'
import { ScreenBody } from '../display/screen.tsx'
import { EmbeddedAgendaBody } from '../embed/agenda.tsx'
import { BuilderBody } from '../embed/builder.tsx'
import { EmbeddedEventBody } from '../embed/event.tsx'
import { words } from '../formatting/words.ts'
import { MarkdownField, markdownElement } from '../markdown/field.tsx'
import { TextPreviewBody } from '../markdown/preview.tsx'
import { noPicture } from '../pictures/draft.ts'
import { PictureField } from '../pictures/field.tsx'
import { announced } from '../print/announced.ts'
import { PosterBody, posterOf } from '../print/poster.tsx'
import { WeekBody } from '../print/week.tsx'
import { weekSheet } from '../print/week-sheet.ts'
import { galleryDay, line, lines, town } from './data.ts'
import { eventOf } from './made-up.ts'
import type { State } from './states.tsx'

const publicUrl = 'https://wiker.example'
const long =
  'Concert de la Sainte-Cécile par les harmonies réunies de Saint-Aubin-des-Marais et des communes du marais, avec la chorale des écoles'
const advert = { name: 'Cave du Canal', identifier: '12345678900011' }
const item = (one: AgendaLine) => announced(one, town, words.fr)
const some = [
  line('Loto de l’école', { day: '2026-11-24', price: '5' }),
  line('Bal annulé', { day: '2026-11-25', status: 'cancelled' }),
  line(long, { day: '2026-11-28' }),
  line('Dégustation', { day: '2026-11-28', advertiser: advert, startsAt: null }),
].map(item)
const days = [...Map.groupBy(some, ({ day }) => day)].map(([day, items]) => ({ day, items }))
const fullDays = Array.from({ length: 7 }, (_, index) => ({
  day: `2026-11-${24 + index}`,
  items: Array.from({ length: 6 + index * 3 }, (_, number) =>
    item(line(number % 5 === 0 ? long : `Atelier numéro ${number}`)),
  ),
}))
const asked = { town, from: galleryDay, today: galleryDay, categories: [] }
const alerts = [
  { name: 'Eau coupée rue du Canal mardi matin', until: '(jusqu’au 25 novembre 2026)', severity: 'alert', example: '' },
  { name: 'La déchèterie passe à l’horaire d’hiver', until: '', severity: 'info', example: 'Exemple' },
]
const longEvent = { name: long, description: 'Un texte.', image: undefined }

const sheet = (given: typeof days) => weekSheet(given, asked, publicUrl, words.fr)
const poster = (event: Parameters<typeof eventOf>[1], paper: 'a4' | 'a5') => {
  const page = eventOf({}, event)
  return <PosterBody poster={posterOf(page, publicUrl, words.fr, galleryDay)} page={page} paper={paper} />
}

/** Sheets, screens, embeds, and the fields for pictures and texts. */
export function picturesStates(): Record<string, State> {
  const builder = { days: 45, query: { category: 'sport,loto', days: '45' }, filter: { category: 'sport,loto' } }
  const event = eventOf({}, { name: long, advertiser: advert })
  const announcements = { days, lasting: [], total: 4 }
  return {
    'week-sheet': {
      title: 'Sheet of the week',
      bare: 'sheet',
      town,
      body: <WeekBody sheet={sheet(days)} asked={asked} />,
    },
    'week-sheet-full': {
      title: 'Sheet of a week too full',
      bare: 'sheet',
      town,
      body: <WeekBody sheet={sheet(fullDays)} asked={asked} />,
    },
    'week-sheet-empty': {
      title: 'Sheet of an empty week',
      bare: 'sheet',
      town,
      body: <WeekBody sheet={sheet([])} asked={asked} />,
    },
    poster: { title: 'Poster', bare: 'sheet', town, body: poster({}, 'a4') },
    'poster-long': {
      title: 'Poster, long name, A5',
      bare: 'sheet',
      town,
      body: poster({ ...longEvent, advertiser: advert }, 'a5'),
    },
    screen: {
      title: 'Screen',
      bare: 'screen',
      town,
      body: <ScreenBody town={town} shown={{ alerts, items: some }} size={3} turn={1} turns={2} />,
    },
    'screen-empty': {
      title: 'Screen with nothing',
      bare: 'screen',
      town,
      body: <ScreenBody town={town} shown={{ alerts: [], items: [] }} size={5} turn={1} turns={1} />,
    },
    'embed-agenda': {
      title: 'Agenda in a frame',
      bare: 'embed',
      town,
      body: <EmbeddedAgendaBody town={town} embed={{ announcements, filter: {} }} />,
    },
    'embed-agenda-empty': {
      title: 'Agenda in a frame, empty',
      bare: 'embed',
      town,
      body: (
        <EmbeddedAgendaBody town={town} embed={{ announcements: { days: [], lasting: [], total: 0 }, filter: {} }} />
      ),
    },
    'embed-event': {
      title: 'Event in a frame',
      bare: 'embed',
      town,
      body: <EmbeddedEventBody page={event} poster={posterOf(event, publicUrl, words.fr, galleryDay)} />,
    },
    'embed-builder': {
      title: 'The agenda on another site',
      town,
      body: (
        <BuilderBody
          town={town}
          embed={{ ...builder, categories: ['sport', 'loto'] }}
          kinds={['sport', 'loto', lines.next[0]!.category!]}
        />
      ),
    },
    'picture-fields': {
      title: 'Fields for a text and a picture',
      body: (
        <form class="report" method="post" enctype="multipart/form-data" data-element={markdownElement}>
          <h1>Champs</h1>
          <MarkdownField name="texte" label="Votre texte" hint="Ce qu’il faut savoir avant de venir." />
          <PictureField name="photo" />
        </form>
      ),
    },
    'picture-fields-refused': {
      title: 'Fields for a text and a picture, refused',
      body: (
        <form class="report" method="post" enctype="multipart/form-data">
          <h1>Champs</h1>
          <MarkdownField
            name="texte"
            label="Votre texte"
            value="**Loto**"
            problem="Le texte est trop court."
            required
          />
          <PictureField
            name="photo"
            draft={{ ...noPicture, path: `/photos/${'a'.repeat(32)}-800x600.jpg`, credit: 'Jeanne', text: 'LOTO' }}
            problems={[
              { field: 'photo', key: 'picture.refused.heic' },
              { field: 'photo.alt', key: 'picture.missing.alt' },
              { field: 'photo.rights', key: 'picture.missing.rights' },
            ]}
          />
        </form>
      ),
    },
    'text-preview': {
      title: 'Preview of a text',
      body: <TextPreviewBody text={'# Loto\n\n**Gros lots**\n\n- un [vélo](https://a.fr)\n\n> Venez'} />,
    },
  }
}
