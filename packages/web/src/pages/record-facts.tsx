import type { RecordDetail } from '@wiker/town/types.ts'
import { CountUses } from '../audience/count-uses.tsx'
import { DataAge } from '../components/data-age.tsx'
import { webUrl } from '../components/links.ts'
import { OpeningTable, OpenState } from '../components/opening.tsx'
import { priceInWords } from '../components/price.ts'
import { useReader } from '../components/reader.ts'
import { factsOf } from '../components/record.tsx'
import { readableName } from '../formatting/names.ts'
import { phone, phoneLink } from '../formatting/quantities.ts'
import { Fact, RouteLink } from './event-facts.tsx'

type Shown = Extract<RecordDetail, { state: 'shown' }>

export function RecordFacts({ page }: { page: Shown }) {
  const { t, words } = useReader()
  const { line, town } = page
  const facts = factsOf(line.record)
  const price = priceInWords(facts.price, undefined, words)
  const site = webUrl(facts.url)
  const address = [
    facts.streetAddress,
    [facts.postalCode, readableName(facts.addressLocality ?? town.name)].filter(Boolean).join(' '),
  ].filter(Boolean)
  return (
    <CountUses record={line.record.id}>
      <dl class="facts">
        {line.kind !== 'article' && line.kind !== 'notice' && (
          <Fact icon="pin" name={t('event.where')}>
            {address.join(', ')}
            {line.latitude !== null && line.longitude !== null && (
              <RouteLink latitude={line.latitude} longitude={line.longitude} text={t('event.route')} />
            )}
          </Fact>
        )}
        {facts.telephone && (
          <Fact icon="phone" name={t('event.phone')}>
            <a class="tall" href={phoneLink(facts.telephone)}>
              {phone(facts.telephone)}
            </a>
          </Fact>
        )}
        {facts.email && (
          <Fact icon="mail" name={t('event.email')}>
            <a class="tall" href={`mailto:${facts.email}`}>
              {facts.email}
            </a>
          </Fact>
        )}
        {site && (
          <Fact icon="link" name={t('record.website')}>
            <a class="tall" href={site}>
              {new URL(site).hostname.replace(/^www\./, '')}
            </a>
          </Fact>
        )}
        {facts.openingHours && (
          <Fact icon="clock" name={t('hours.title')}>
            <OpenState value={facts.openingHours} timezone={town.timezone} date={line.credit.dataDate} alone={false} />
            <OpeningTable value={facts.openingHours} closed={line.kind !== 'market'} />
            {facts.season && <p>{facts.season}</p>}
            {line.credit.dataDate ? <DataAge date={line.credit.dataDate} /> : <p class="state">{t('hours.undated')}</p>}
          </Fact>
        )}
        {!facts.openingHours && facts.openingHoursText && (
          <Fact icon="clock" name={t('hours.title')}>
            {facts.openingHoursText}
          </Fact>
        )}
        {facts.offeredBy && (
          <Fact icon="directory" name={t('deal.by')}>
            {facts.offeredBy.name}
          </Fact>
        )}
        {price && (
          <Fact icon="ticket" name={t('event.price')}>
            {price}
          </Fact>
        )}
        {(facts.publisher ?? facts.author) && (
          <Fact icon="people" name={t('record.by')}>
            {facts.publisher?.name ?? facts.author}
          </Fact>
        )}
        {typeof facts.accessibility === 'string' && (
          <Fact icon="access" name={t('event.accessibility')}>
            {facts.accessibility}
          </Fact>
        )}
      </dl>
    </CountUses>
  )
}
