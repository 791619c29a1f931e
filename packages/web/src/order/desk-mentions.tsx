import {
  dropPublisher,
  missingOf,
  type Publisher,
  type PublisherField,
  publisherFields,
  readPublisher,
  savePublisher,
} from '@wiker/town/order/publisher.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { z } from 'zod'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import { DeskHead, saidOf } from '../desk/town.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { Field, type Typed, typedOf, type Wrong, WrongList, wrongOf } from './form.tsx'
import { deskPlace, type Place } from './place.ts'

/** `/bureau/{slug}/mentions`: who answers for a town's site; `/bureau/reseau/mentions`: for the network, and every town without a line of its own. */
export function registerDeskMentions(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug/mentions', (c) => page(c, deps))
  site.post('/bureau/:slug/mentions', ownFormsOnly(deps), (c) => receive(c, deps))
}

async function page(
  c: SiteContext,
  deps: DeskPageDeps,
  typed?: Typed<PublisherField>,
  wrong: Wrong<PublisherField> = {},
) {
  const given = await deskPlace(c, deps, 'publisher.edit')
  if (given instanceof Response) return given
  const { place } = given
  const { t } = wordsFor(c)
  const publisher = await readPublisher(deps.people.db, place.code)
  const said = saidOf(c, { garde: 'order.mentions.kept', reseau: 'order.mentions.given' })
  return show(c, deps, {
    body: <DeskMentionsBody place={place} publisher={publisher} typed={typed} wrong={wrong} said={said && t(said)} />,
    head: { title: t('order.mentions.deskTitle', { town: place.name }), noindex: true },
    ...(typed && { status: 422 as const }),
  })
}

async function receive(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskPlace(c, deps, 'publisher.edit')
  if (given instanceof Response) return given
  const { place, acting } = given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { db } = deps.people
  const { person, role } = acting
  const back = (fait: string) =>
    c.redirect(localPath(c.var.language, withQuery(`/bureau/${place.slug}/mentions`, { fait })), 303)
  const deed = { person: person.id, role, action: 'publisher.edit', town: place.code } as const
  if (field('do') === 'reseau' && place.code) {
    const { code } = place
    await db.transaction().execute(async (trx) => {
      await dropPublisher(trx, code)
      await noteDeed(trx, { ...deed, details: { own: false } })
    })
    return back('reseau')
  }
  const typed = typedOf(field, publisherFields, 500)
  const whole = Object.fromEntries(publisherFields.map((name) => [name, typed[name]?.trim() ?? ''])) as Record<
    PublisherField,
    string
  >
  const refused: string[] = missingOf({ ...whole, demonstration: false, own: true })
  if (whole.email !== '' && !z.email().safeParse(whole.email).success) refused.push('email')
  if (refused.length > 0) return page(c, deps, typed, wrongOf(refused, wordsFor(c)))
  await db.transaction().execute(async (trx) => {
    await savePublisher(trx, place.code, whole, { person: person.id, now: deps.clock() })
    await noteDeed(trx, { ...deed, details: { name: whole.name } })
  })
  return back('garde')
}

const optional: PublisherField[] = ['legalForm', 'registration', 'capital']
const types: Partial<Record<PublisherField, 'email' | 'tel'>> = { email: 'email', phone: 'tel', hostPhone: 'tel' }

interface Props {
  place: Place
  /** The town's own, or the network's that stands in. */
  publisher: Publisher | undefined
  typed?: Typed<PublisherField> | undefined
  wrong?: Wrong<PublisherField>
  said?: string | undefined
}

export function DeskMentionsBody({ place, publisher, typed, wrong = {}, said }: Props) {
  const { t, to } = useReader()
  const own = publisher && (publisher.own || place.code === null) ? publisher : undefined
  // What was invented for a demonstration is nobody’s answer: it is not offered to be kept.
  const known = publisher?.demonstration ? undefined : publisher
  const value = (field: PublisherField) =>
    typed?.[field] ?? (own ? known?.[field] : field.startsWith('host') ? known?.[field] : undefined)
  const path = `/bureau/${place.slug}/mentions`
  return (
    <>
      <DeskHead
        title={t('order.mentions.deskTitle', { town: place.name })}
        lead={t('order.mentions.deskLead')}
        said={said}
      />
      {publisher?.demonstration && (
        <Empty>
          <p>{t('order.mentions.demonstration')}</p>
        </Empty>
      )}
      {publisher && !own && (
        <Empty>
          <p>{t('order.mentions.network', { name: publisher.name })}</p>
        </Empty>
      )}
      {missingOf(publisher).length > 0 && (
        <Empty>
          <p role="status">{t('order.mentions.closed')}</p>
        </Empty>
      )}
      <WrongList wrong={wrong} />
      <form class="report" method="post" action={to(path)}>
        {publisherFields.map((field) => (
          <Field
            name={field}
            type={types[field] ?? 'text'}
            label={t(`order.mentions.${field}`) + (optional.includes(field) ? ` ${t('order.optional')}` : '')}
            max={500}
            required={!optional.includes(field)}
            value={value(field)}
            wrong={wrong[field]}
          />
        ))}
        <p class="actions">
          <button class="button" type="submit">
            {t('order.mentions.keep')}
          </button>
        </p>
      </form>
      {place.code !== null && own && (
        <form method="post" action={to(path)}>
          <button class="button button--quiet" type="submit" name="do" value="reseau">
            {t('order.mentions.giveBack')}
          </button>
        </form>
      )}
    </>
  )
}
