import type { TownCard } from '@wiker/town/types.ts'
import { recordPath, sectionPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { longDay } from '../formatting/dates.ts'
import { wordsFor } from '../pages/show.tsx'
import type { Announced } from '../print/announced.ts'
import { showBare } from '../print/bare.tsx'
import type { Deps, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { originOf } from '../server/origin.ts'
import { type AskedEmbed, readEmbed } from './asked.ts'
import { letBeFramed, letBeRead } from './headers.ts'

/** `/{town}/integrer/agenda`: the agenda in a frame of another site. */
export async function embeddedAgenda(c: SiteContext, deps: Deps) {
  const { town } = c.var
  const embed = await readEmbed(c, deps)
  letBeFramed(c)
  return showBare(c, deps, {
    title: wordsFor(c).t('embed.agendaOf', { town: town.name }),
    colour: town.colour,
    kind: 'embed',
    body: <EmbeddedAgendaBody town={town} embed={embed} />,
  })
}

/** `/{town}/integrer/agenda.json`: the same for the web component, in words ready to be shown. */
export async function embeddedAgendaJson(c: SiteContext, deps: Deps) {
  const { town, language } = c.var
  const words = wordsFor(c)
  const { announcements, filter } = await readEmbed(c, deps)
  const own = (path: string) => originOf(c, deps) + localPath(language, path)
  const item = ({ path, town: slug, name, hour, where, price, status, advert, example, cancelled }: Announced) => ({
    name,
    hour,
    facts: [where, price].filter(Boolean).join(' – '),
    marks: [status, example].filter(Boolean),
    advert,
    cancelled,
    url: own(recordPath(slug, 'agenda', path)),
  })
  letBeRead(c)
  return c.json({
    title: words.t('embed.agendaOf', { town: town.name }),
    language,
    url: own(withQuery(sectionPath(town.slug, 'agenda'), filter)),
    more: words.t('embed.more'),
    empty: words.t('embed.empty', { town: town.name }),
    days: announcements.days.map(({ day, items }) => ({
      day: longDay(day, words, c.var.today),
      items: items.map(item),
    })),
  })
}

interface Props {
  town: Pick<TownCard, 'name' | 'slug'>
  embed: Pick<AskedEmbed, 'announcements' | 'filter'>
}

/** Links leave the frame: what they lead to has room of its own. */
export function EmbeddedAgendaBody({ town, embed }: Props) {
  const { t, to, words, today } = useReader()
  const { announcements, filter } = embed
  return (
    <div class="embed__page">
      <h1>{t('embed.agendaOf', { town: town.name })}</h1>
      {announcements.days.length === 0 && <p>{t('embed.empty', { town: town.name })}</p>}
      {announcements.days.map(({ day, items }) => (
        <section>
          <h2>{longDay(day, words, today)}</h2>
          <ul>
            {items.map((item) => (
              <li>
                <span class="embed__hour">{item.hour}</span>
                <div>
                  <a href={to(recordPath(item.town, 'agenda', item.path))} target="_blank" rel="noopener">
                    {item.cancelled ? <s>{item.name}</s> : item.name}
                  </a>
                  {[item.status, item.example].filter(Boolean).map((mark) => (
                    <strong class="embed__mark">{mark}</strong>
                  ))}
                  <p>{[item.where, item.price].filter(Boolean).join(' – ')}</p>
                  {item.advert && <p class="embed__advert">{item.advert}</p>}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        <a class="tall" href={to(withQuery(sectionPath(town.slug, 'agenda'), filter))} target="_blank" rel="noopener">
          {t('embed.more')}
        </a>
      </p>
    </div>
  )
}
