import {
  missingOf,
  type Publisher,
  type PublisherField,
  publisherFields,
  readPublisher,
} from '@wiker/town/order/publisher.ts'
import { townPath } from '../components/links.ts'
import { Prose } from '../components/prose.tsx'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Deps, Site, SiteContext } from '../server/deps.ts'

/** `/mentions-legales` and `/{town}/mentions-legales`: who answers for the site, who hosts it, whom to write to (LCEN 1-1; DSA 11 and 12). */
export function registerMentions(site: Site, deps: Deps): void {
  site.get('/mentions-legales', (c) => mentionsPage(c, deps))
  site.get('/:town/mentions-legales', (c) => mentionsPage(c, deps))
}

async function mentionsPage(c: SiteContext, deps: Deps) {
  const { town } = c.var
  const publisher = await readPublisher(deps.db, town?.code ?? null)
  const { t } = wordsFor(c)
  return show(c, deps, {
    town,
    body: <MentionsBody publisher={publisher} town={town} />,
    head: { title: t('legal.title'), description: t('legal.lead') },
  })
}

const ofPublisher: PublisherField[] = publisherFields.filter((field) => !field.startsWith('host'))
const ofHost: PublisherField[] = publisherFields.filter((field) => field.startsWith('host'))

export function MentionsBody({
  publisher,
  town,
}: {
  publisher: Publisher | undefined
  town?: { name: string; slug: string } | undefined
}) {
  const { t, to } = useReader()
  const isWhole = missingOf(publisher).length === 0
  return (
    <>
      <div class="page-head">
        <h1>{t('legal.title')}</h1>
        <p>{town ? t('order.mentions.of', { town: town.name }) : t('legal.lead')}</p>
      </div>
      {publisher?.demonstration && (
        <Empty>
          <p>
            <strong>{t('order.mentions.demonstration')}</strong>
          </p>
        </Empty>
      )}
      {!isWhole && (
        <Empty>
          <p>{t('order.mentions.missing')}</p>
        </Empty>
      )}
      <h2>{t('legal.publisher.title')}</h2>
      <Told publisher={publisher} fields={ofPublisher} />
      {town && publisher && !publisher.own && <p>{t('order.mentions.network', { name: publisher.name })}</p>}
      <h2>{t('order.mentions.host')}</h2>
      <Told publisher={publisher} fields={ofHost} />
      <div class="prose">
        <h2>{t('order.mentions.contact')}</h2>
        <p>{t('order.mentions.contactText', { email: publisher?.email ?? '' })}</p>
        {(['data', 'privacy', 'licence'] as const).map((part) => (
          <>
            <h2>{t(`legal.${part}.title`)}</h2>
            <Prose text={t(`legal.${part}.text`)} />
          </>
        ))}
      </div>
      <p class="actions">
        <a class="tall" href={to('/conditions')}>
          {t('order.terms.title')}
        </a>
        <a class="tall" href={to('/confidentialite')}>
          {t('order.privacy.title')}
        </a>
        {town && (
          <a class="tall" href={to(townPath(town.slug))}>
            {t('empty.back', { town: town.name })}
          </a>
        )}
      </p>
    </>
  )
}

function Told({ publisher, fields }: { publisher: Publisher | undefined; fields: PublisherField[] }) {
  const { t } = useReader()
  const known = fields.filter((field) => publisher?.[field])
  if (known.length === 0) return <p>{t('order.mentions.unknown')}</p>
  return (
    <dl class="told">
      {known.map((field) => (
        <div>
          <dt>{t(`order.mentions.${field}`)}</dt>
          <dd>
            {field === 'email' ? <a href={`mailto:${publisher![field]}`}>{publisher![field]}</a> : publisher![field]}
          </dd>
        </div>
      ))}
    </dl>
  )
}
