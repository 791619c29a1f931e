import type { Advertiser } from '@wiker/model'
import { advertiserOf } from '@wiker/model'
import type { Words } from '../formatting/words.ts'
import { useReader } from './reader.ts'

export { advertiserOf }

/** On everything that a merchant publishes, wherever it is shown: that it is an advertisement, and whose. */
export function AdvertiserLabel({ advertiser }: { advertiser: Advertiser }) {
  const { t } = useReader()
  return (
    <p class="advertiser">
      <strong class="badge badge--advertiser">{t('advert.label')}</strong> <span>{identityOf(advertiser, t)}</span>
    </p>
  )
}

/** Name, address and number of who pays, in one line. */
export function identityOf(
  { name, streetAddress, postalCode, addressLocality, identifier }: Advertiser,
  t: Words['t'],
): string {
  const town = [postalCode, addressLocality].filter(Boolean).join(' ')
  const siren =
    identifier && /^\d{9}(\d{5})?$/.test(identifier) ? t('advert.siren', { siren: identifier.slice(0, 9) }) : undefined
  return [name, streetAddress, town, siren].filter(Boolean).join(', ')
}

/** The same where there is but text: a calendar, a feed, a letter, a table. Undefined for what is no advertisement. */
export function advertiserInWords(record: Parameters<typeof advertiserOf>[0], { t }: Words): string | undefined {
  const advertiser = advertiserOf(record)
  return advertiser && `${t('advert.label')} – ${identityOf(advertiser, t)}`
}

/** A name with what must stand beside it, where nothing but a name is shown: a point of a map. */
export function nameWithAdvertiser(name: string, record: Parameters<typeof advertiserOf>[0], words: Words): string {
  return [name, advertiserInWords(record, words)].filter(Boolean).join(' – ')
}
