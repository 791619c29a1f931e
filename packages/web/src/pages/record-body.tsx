import type { PublicNote } from '@wiker/town/order/note.ts'
import type { PublicPage } from '@wiker/town/pages/public.ts'
import type { Story } from '@wiker/town/stories/types.ts'
import type { RecordDetail, TownOutline } from '@wiker/town/types.ts'
import { AdvertiserLabel, advertiserOf } from '../components/advertiser.tsx'
import { Category } from '../components/category.tsx'
import { Credit } from '../components/credit.tsx'
import { LineList } from '../components/day-list.tsx'
import { Icon } from '../components/icon.tsx'
import { recordPath, sectionPath, withQuery } from '../components/links.ts'
import { Photo } from '../components/photo.tsx'
import { PlaceMap } from '../components/place-map.tsx'
import { useReader } from '../components/reader.ts'
import { factsOf, RecordItem } from '../components/record.tsx'
import { Block } from '../components/section.tsx'
import { ExampleBadge } from '../components/status.tsx'
import { WhyLink } from '../components/why.tsx'
import { WrittenText } from '../components/written-text.tsx'
import { dayPeriod, publishedDate } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'
import { type RecordMeeting, RecordMeetingBlock } from '../meet/record-meeting.tsx'
import { NoteUnder, ReplyLink } from '../order/note.tsx'
import { TakeCoupon } from '../pages-of/coupon-body.tsx'
import { ClaimInvitation, OwnWords } from '../pages-of/own-words.tsx'
import { StoryText, toldIn } from '../stories/story-text.tsx'
import { RecordFacts } from './record-facts.tsx'

type Shown = Extract<RecordDetail, { state: 'shown' }>

interface Props {
  page: Shown
  outline: TownOutline | undefined
  /** When it was published and by whose hand changed; replies of people named in it. */
  note?: PublicNote
  /** What the organisation says itself; none where no page can be kept. */
  own?: PublicPage | undefined
  /** The deal's publication, when it has coupons. */
  coupon?: number | undefined
  /** What people do around it. */
  meeting?: RecordMeeting | undefined
  /** Its article was made from the data: each figure leads to its source. */
  story?: Story | undefined
}

export function RecordBody({ page, outline, note, own, coupon, meeting, story }: Props) {
  const { to, t, words, language } = useReader()
  const { line, town, section } = page
  const facts = factsOf(line.record)
  const text = facts.articleBody ?? facts.description
  const says = Boolean(text ?? facts.image)
  const advertiser = advertiserOf(line.record)
  return (
    <article>
      <p class="crumbs">
        <a href={to(sectionPath(town.slug, section))}>
          <Icon name="back" />
          {t(`section.${section}`)}
        </a>
      </p>
      <div class="page-head">
        <h1>
          {story ? toldIn(story, language).title : readableName(line.name)}
          {line.example && <ExampleBadge />}
        </h1>
        <p>
          {line.category && (
            <a class="tall" href={to(withQuery(sectionPath(town.slug, section), { category: line.category }))}>
              <Category category={line.category} />
            </a>
          )}{' '}
          {facts.datePublished && t('record.published', { date: publishedDate(facts.datePublished, words) })}
          {facts.validFrom &&
            facts.validThrough &&
            dayPeriod(facts.validFrom.slice(0, 10), facts.validThrough.slice(0, 10), words)}
        </p>
      </div>
      {advertiser && <AdvertiserLabel advertiser={advertiser} />}
      <div class="columns">
        <div>
          {facts.image && <Photo image={facts.image} name={line.name} />}
          {story && <StoryText story={story} town={town} outline={outline} />}
          {text && !story && <WrittenText text={text} record={line.record} here={own?.page !== undefined} />}
          {!says && !story && <FactsPanel page={page} />}
          {page.events.length > 0 && (
            <Block title={t('record.events')} id="agenda">
              <LineList lines={page.events} town={town} when="day" />
            </Block>
          )}
          {coupon !== undefined && <TakeCoupon publication={coupon} />}
          {own && <OwnWords own={own} town={town} />}
          {page.sameName.length > 0 && (
            <Block title={t('record.parts')} id="parties">
              <ul class="list">
                {page.sameName.map((same) => (
                  <RecordItem line={same} town={town} section={section} category={false} />
                ))}
              </ul>
            </Block>
          )}
        </div>
        <div>
          {says && !story && <FactsPanel page={page} />}
          <PlaceMap outline={outline} latitude={line.latitude} longitude={line.longitude} name={line.name} />
        </div>
      </div>
      <RecordMeetingBlock page={page} meeting={meeting} />
      {page.near.length > 0 && (
        <Block title={t('record.near')} id="a-cote">
          <ul class="list list--columns">
            {page.near.map((near) => (
              <RecordItem line={near} town={town} section={section} />
            ))}
          </ul>
        </Block>
      )}
      <NoteUnder note={note} />
      <Credit credit={line.credit} example={line.example} />
      {page.alsoFrom.map((credit) => (
        <Credit credit={credit} also />
      ))}
      {own && <ClaimInvitation town={town} path={line.path} kept={own.page !== undefined} />}
      <p class="no-print">
        <a class="tall" href={to(withQuery('/signaler', { page: recordPath(town.slug, section, line.path) }))}>
          <Icon name="flag" />
          {t('report.link')}
        </a>
      </p>
      {line.kind === 'article' && !line.example && <ReplyLink page={recordPath(town.slug, section, line.path)} />}
      <WhyLink id={line.record.id} town={town.code} example={line.example} />
    </article>
  )
}

/** Beside the text; in its place when there is none. */
function FactsPanel({ page }: { page: Shown }) {
  const { t } = useReader()
  return (
    <div class="panel">
      <h2 class="visually-hidden">{t('event.facts')}</h2>
      <RecordFacts page={page} />
    </div>
  )
}
