import { readEvent } from '@wiker/town/agenda/event.ts'
import { readNote } from '@wiker/town/order/note.ts'
import { readTogether } from '@wiker/town/pages/together.ts'
import { readOutline } from '@wiker/town/towns/outlines.ts'
import { recordPath } from '../components/links.ts'
import { plain } from '../components/record.tsx'
import { labelled } from '../formatting/labelled.ts'
import { readableName } from '../formatting/names.ts'
import { readMeeting } from '../meet/event-meeting.tsx'
import { oembedLink } from '../print/elsewhere.tsx'
import type { SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { movedPath } from '../server/moved.ts'
import { originOf } from '../server/origin.ts'
import { EventBody } from './event-body.tsx'
import { eventJsonLd } from './event-json-ld.ts'
import { gonePage } from './gone.tsx'
import { type PageDeps, show, wordsFor } from './show.tsx'

export async function eventPage(c: SiteContext, deps: PageDeps) {
  const { town, today } = c.var
  const path = c.req.param('record') ?? ''
  const [page, outline] = await Promise.all([
    readEvent(deps.db, { town, path, today }),
    readOutline(deps.db, town.code),
  ])
  if (!page) return c.notFound()
  if (page.state === 'moved') return c.redirect(movedPath(c, page), 301)
  if (page.state === 'withdrawn') {
    return gonePage(c, deps, { ...page, section: 'agenda', on: page.withdrawnOn })
  }
  if (page.path !== path) return c.redirect(localPath(c.var.language, c.req.path.replace(path, page.path)), 301)
  const [note, meeting, together] = await Promise.all([
    readNote(deps.db, page.event.id),
    readMeeting(c, deps, page),
    readTogether(deps.db, page.event.id),
  ])
  return show(c, deps, {
    town,
    outline,
    section: 'agenda',
    body: <EventBody page={page} outline={outline} note={note} meeting={meeting} together={together} />,
    head: {
      title: readableName(page.event.name),
      description: plain(page.event.description, 160) || undefined,
      elements: ['moving-map'],
      canonical: recordPath(town.slug, 'agenda', page.path),
      feeds: [
        oembedLink(
          originOf(c, deps),
          localPath(c.var.language, recordPath(town.slug, 'agenda', page.path)),
          readableName(page.event.name),
        ),
      ],
      noindex: page.example,
      // A day that nobody has announced is not told to machines as one.
      jsonLd:
        page.example || page.days.length === 0 || page.line?.reckoned
          ? undefined
          : eventJsonLd({ ...page, event: labelled(page.event, wordsFor(c)) }, originOf(c, deps)),
    },
  })
}
