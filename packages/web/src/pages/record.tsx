import { readNote } from '@wiker/town/order/note.ts'
import { couponOf } from '@wiker/town/pages/coupons.ts'
import { type PublicPage, readPublicPage } from '@wiker/town/pages/public.ts'
import { getRecord } from '@wiker/town/records/get.ts'
import { storyOfArticle } from '@wiker/town/stories/store.ts'
import { readOutline } from '@wiker/town/towns/outlines.ts'
import type { RecordDetail } from '@wiker/town/types.ts'
import { recordPath, segments } from '../components/links.ts'
import { factsOf, plain } from '../components/record.tsx'
import { labelled } from '../formatting/labelled.ts'
import { readableName } from '../formatting/names.ts'
import { readRecordMeeting } from '../meet/record-meeting.tsx'
import { isClaimable } from '../pages-of/claimable.ts'
import type { SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { movedPath } from '../server/moved.ts'
import { originOf } from '../server/origin.ts'
import { gonePage } from './gone.tsx'
import { RecordBody } from './record-body.tsx'
import { recordJsonLd } from './record-json-ld.ts'
import { type PageDeps, show, wordsFor } from './show.tsx'

/** One record of any kind but an event, under the section where it belongs. */
export async function recordPage(c: SiteContext, deps: PageDeps) {
  const { town, today } = c.var
  const path = c.req.param('record') ?? ''
  const [page, outline] = await Promise.all([
    getRecord(deps.db, { town, path, today }),
    readOutline(deps.db, town.code),
  ])
  if (!page) return c.notFound()
  if (page.state === 'moved') return c.redirect(movedPath(c, page), 301)
  if (page.state === 'withdrawn') return gonePage(c, deps, { ...page, on: page.withdrawnOn })
  const right = recordPath(town.slug, page.section, page.line.path)
  if (path !== page.line.path || c.req.param('section') !== segments[page.section]) {
    return c.redirect(localPath(c.var.language, right), 301)
  }
  const facts = factsOf(page.line.record)
  const [note, own, coupon, meeting, story] = await Promise.all([
    readNote(deps.db, page.line.record.id),
    readOwn(deps, page, today),
    page.line.kind === 'offer' ? couponOf(deps.db, page.line.record.id, today) : undefined,
    readRecordMeeting(c, deps, page),
    page.line.kind === 'article' ? storyOfArticle(deps.db, page.line.record.id) : undefined,
  ])
  return show(c, deps, {
    town,
    outline,
    section: page.section,
    body: (
      <RecordBody page={page} outline={outline} note={note} own={own} coupon={coupon} meeting={meeting} story={story} />
    ),
    head: {
      title: readableName(page.line.name),
      description: plain(facts.description ?? facts.articleBody, 160) || undefined,
      canonical: right,
      noindex: page.line.example,
      elements: ['count-uses', 'moving-map'],
      jsonLd: page.line.example
        ? undefined
        : recordJsonLd(
            { ...page.line, record: labelled(page.line.record, wordsFor(c)) },
            town,
            originOf(c, deps) + right,
          ),
    },
  })
}

/** What an organisation of the directory says itself; undefined where no page can be kept. */
async function readOwn(
  { db, people }: PageDeps,
  { town, section, line }: Extract<RecordDetail, { state: 'shown' }>,
  today: string,
): Promise<PublicPage | undefined> {
  if (!people || !isClaimable(section, line)) return undefined
  return readPublicPage(db, { town, thing: line.record.id, name: line.name, today })
}
