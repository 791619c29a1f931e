import type { AccessibilityCode } from '@wiker/model'
import type { EventPage } from '@wiker/town/types.ts'
import type { Child } from 'hono/jsx'
import { Icon, type IconName } from '../components/icon.tsx'
import { webUrl } from '../components/links.ts'
import { priceInWords } from '../components/price.ts'
import { useReader } from '../components/reader.ts'
import { readableName } from '../formatting/names.ts'
import { phone, phoneLink } from '../formatting/quantities.ts'

type Shown = Extract<EventPage, { state: 'shown' }>

/** Where, how much, who, for whom: each with the words a poster would use. */
export function EventFacts({ page }: { page: Shown }) {
  const { t, words } = useReader()
  const { event, town } = page
  const place = event.location
  const price = priceInWords(event.price, event.isAccessibleForFree, words, event.priceCurrency)
  const street = [
    place?.streetAddress,
    [place?.postalCode, place?.addressLocality && readableName(place.addressLocality)].filter(Boolean).join(' '),
  ].filter(Boolean)
  return (
    <dl class="facts">
      <Fact icon="pin" name={t('event.where')}>
        {place?.name && <strong>{readableName(place.name)}</strong>}
        {place?.name && street.length > 0 && <br />}
        {street.length > 0 ? street.join(', ') : place?.name ? null : town.name}
        <Route page={page} />
      </Fact>
      {price && (
        <Fact icon="ticket" name={t('event.price')}>
          {price}
        </Fact>
      )}
      {event.organizer && (
        <Fact icon="people" name={t('event.organizer')}>
          {webUrl(event.organizer.url) ? (
            <a href={event.organizer.url}>{event.organizer.name}</a>
          ) : (
            event.organizer.name
          )}
        </Fact>
      )}
      {(event.telephone ?? event.organizer?.telephone) && (
        <Fact icon="phone" name={t('event.phone')}>
          <a href={phoneLink((event.telephone ?? event.organizer?.telephone)!)}>
            {phone((event.telephone ?? event.organizer?.telephone)!)}
          </a>
        </Fact>
      )}
      {event.email && (
        <Fact icon="mail" name={t('event.email')}>
          <a href={`mailto:${event.email}`}>{event.email}</a>
        </Fact>
      )}
      {(event.typicalAgeRange ?? event.audience) && (
        <Fact icon="age" name={t('event.audience')}>
          {event.typicalAgeRange ? ages(event.typicalAgeRange, t) : event.audience}
        </Fact>
      )}
      {event.accessibility && event.accessibility.length > 0 && (
        <Fact icon="access" name={t('event.accessibility')}>
          {event.accessibility.map((code: AccessibilityCode) => t(`accessibility.${code}`)).join(', ')}
        </Fact>
      )}
    </dl>
  )
}

export function Fact({ icon, name, children }: { icon: IconName; name: string; children?: Child }) {
  return (
    <div>
      <Icon name={icon} />
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Route({ page }: { page: Shown }) {
  const { t } = useReader()
  if (page.latitude === null || page.longitude === null) return null
  return <RouteLink latitude={page.latitude} longitude={page.longitude} text={t('event.route')} />
}

export function RouteLink({ latitude, longitude, text }: { latitude: number; longitude: number; text: string }) {
  const at = `${latitude.toFixed(5)}/${longitude.toFixed(5)}`
  return (
    <>
      <br />
      <a class="tall no-print" href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${at}`}>
        {text}
      </a>
    </>
  )
}

/** schema.org writes `7-12`, `7-` and `-12`. */
function ages(range: string, t: ReturnType<typeof useReader>['t']): string {
  const match = /^(\d*)\s*-\s*(\d*)$/.exec(range)
  if (!match) return range
  const [, from, to] = match
  if (from && to) return t('age.between', { from, to })
  return from ? t('age.from', { from }) : to ? t('age.to', { to }) : range
}
