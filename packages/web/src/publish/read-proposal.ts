import { normalizePrice } from '@wiker/connector/normalize/index.ts'
import type { CanonicalRecord, Image } from '@wiker/model'
import type { Db } from '@wiker/town/db.ts'
import { findPlaces, type KnownPlace } from '@wiker/town/publishing/places.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { z } from 'zod'
import type { Words } from '../formatting/words.ts'
import type { Problems } from '../pages-of/fields.tsx'
import type { Language } from '../server/language.ts'
import type { ProposalTyped } from './proposal.ts'
import { readWhen, type WhenRead } from './read-when.ts'
import { whenProblem } from './when-shown.tsx'

export interface ReadProposal {
  /** What readers would see; absent while something is missing. Its `id` is still to be made. */
  record?: CanonicalRecord
  when?: WhenRead
  problems: Problems
  /** The place that was meant, when the one typed is none of the town's. */
  meant?: KnownPlace
}

interface Context {
  town: TownCard | undefined
  today: string
  /** Who signed in needs no address. */
  signedIn: boolean
  image?: Image | undefined
  words: Words
  language: Language
}

/** Judges what was typed: the record it makes, or what is missing, each beside its field and with what to do. */
export async function readProposal(db: Db, typed: ProposalTyped, context: Context): Promise<ReadProposal> {
  const { town, today, words, language, signedIn } = context
  const { t } = words
  const problems: Problems = {}
  if (!town) problems.commune = t('propose.wrong.town')
  if (typed.name.length < 3) problems.name = t(typed.kind === 'event' ? 'propose.wrong.name' : 'propose.wrong.title')
  const when = town && typed.kind === 'event' ? await readWhen(db, typed.when, { town, today }) : undefined
  if (when?.problem) problems.when = whenProblem(when.problem, words, language)
  if (typed.kind === 'article' && typed.description.length < 20) problems.description = t('propose.wrong.text')
  if (typed.organizer.length < 2) problems.organizer = t('propose.wrong.organizer')
  if (!signedIn && !typed.suivi && !z.email().safeParse(typed.email).success) problems.email = t('propose.wrong.email')
  if (!town || Object.keys(problems).length > 0) return { problems, ...(when && { when }) }
  if (typed.kind === 'article') return { problems, record: articleOf(typed, town, context) }
  const { place, meant } = await placeOf(db, typed, town)
  const record = eventOf(typed, when!, place, context)
  return { problems, when: when!, record, ...(meant && { meant }) }
}

/** The address that is known of a place of the town, when its name is that place's and no other street was typed. */
export async function placeOf(db: Db, { place, street }: Pick<ProposalTyped, 'place' | 'street'>, town: TownCard) {
  const [known] = place ? await findPlaces(db, town.code, place, 1) : []
  if (!known || known.likeness < 0.45) return { place: written(place, street, town) }
  if (known.likeness < 1) return { place: written(place, street, town), meant: known }
  const own = street && street.toLowerCase() !== known.street?.toLowerCase()
  if (own) return { place: written(known.name, street, town) }
  const { latitude, longitude, postalCode } = known
  const at = latitude !== null && longitude !== null && { latitude, longitude }
  return { place: { ...written(known.name, known.street ?? '', town), ...(postalCode && { postalCode }), ...at } }
}

function written(name: string, street: string, town: TownCard) {
  const [postalCode] = town.postalCodes.length === 1 ? town.postalCodes : []
  const address = { ...(street && { streetAddress: street }), ...(postalCode && { postalCode }) }
  return { ...(name && { name }), ...address, addressLocality: town.name, townCode: town.code }
}

function eventOf(typed: ProposalTyped, when: WhenRead, location: object, { town, image }: Context): CanonicalRecord {
  const { name, description, organizer } = typed
  return {
    type: 'Event',
    id: '',
    name,
    ...(description && { description }),
    ...when.dates!,
    eventStatus: 'scheduled',
    location,
    organizer: { name: organizer },
    ...priceOf(typed, town!),
    ...(image && { image }),
  } as CanonicalRecord
}

export function priceOf(
  { price, free }: Pick<ProposalTyped, 'price' | 'free'>,
  { country, timezone }: TownCard,
): object {
  if (free) return { isAccessibleForFree: true }
  if (!price) return {}
  const read = normalizePrice(price, { country, timezone }).value
  if (read?.isAccessibleForFree) return { isAccessibleForFree: true }
  return { price: read?.price ?? price, ...(read?.priceCurrency && { priceCurrency: read.priceCurrency }) }
}

function articleOf(typed: ProposalTyped, town: TownCard, { today, image }: Context): CanonicalRecord {
  return {
    type: 'Article',
    id: '',
    name: typed.name,
    articleBody: typed.description,
    datePublished: today,
    publisher: { name: typed.organizer },
    townCode: town.code,
    ...(image && { image }),
  } as CanonicalRecord
}
