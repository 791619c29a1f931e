import { readEvent } from '@wiker/town/agenda/event.ts'
import { dayIn } from '@wiker/town/days.ts'
import { getTown } from '@wiker/town/towns/get.ts'
import { nameWithAdvertiser } from '../components/advertiser.tsx'
import { townPath, withQuery } from '../components/links.ts'
import { readableName } from '../formatting/names.ts'
import { words } from '../formatting/words.ts'
import { askedAgenda, filterQuery } from '../reading/asked-agenda.ts'
import type { Deps, SiteContext } from '../server/deps.ts'
import { localPath, splitLanguage } from '../server/language.ts'
import { originOf } from '../server/origin.ts'
import { frameOf } from './codes.ts'
import { letBeRead } from './headers.ts'

const width = 480
const heights = { agenda: 640, event: 420 }

/** `/oembed?url=`: what other sites put in place of an address of ours (oembed.com), for a town's agenda and for an event. */
export async function oembed(c: SiteContext, deps: Deps): Promise<Response> {
  letBeRead(c)
  const format = c.req.query('format') ?? 'json'
  if (format !== 'json') return c.json({ error: 'Only format=json' }, 501)
  const url = URL.parse(c.req.query('url') ?? '')
  const origin = originOf(c, deps)
  if (!url || url.origin !== new URL(origin).origin) return c.json({ error: 'No page of this site' }, 404)
  const { language, path } = splitLanguage(url.pathname)
  const [, slug = '', section, record, ...more] = path.split('/')
  const town = section === 'agenda' && more.length === 0 ? await getTown(deps.db, slug) : undefined
  const { own } = c.var
  if (!town || (own && own.code !== town.code)) return c.json({ error: 'No page that can be embedded' }, 404)
  const today = dayIn(town.timezone, deps.clock())
  const { t } = words[language]
  let title = t('embed.agendaOf', { town: town.name })
  let frame = townPath(town.slug, 'integrer', 'agenda')
  if (record) {
    const page = await readEvent(deps.db, { town, path: record, today })
    if (page?.state !== 'shown') return c.json({ error: 'No such event' }, 404)
    title = nameWithAdvertiser(readableName(page.event.name), page.event, words[language])
    frame = townPath(town.slug, 'integrer', 'agenda', page.path)
  } else {
    const choice = askedAgenda((name) => url.searchParams.get(name)?.trim() || undefined, today)
    frame = withQuery(frame, { ...filterQuery(choice), autour: choice.around })
  }
  const size = {
    width: atMost(width, c.req.query('maxwidth')),
    height: atMost(record ? heights.event : heights.agenda, c.req.query('maxheight')),
  }
  return c.json({
    version: '1.0',
    type: 'rich',
    title,
    provider_name: `Wiker ${town.name}`,
    provider_url: origin + localPath(language, townPath(town.slug)),
    cache_age: 3600,
    ...size,
    html: frameOf(origin + localPath(language, frame), title, size),
  })
}

function atMost(usual: number, asked: string | undefined): number {
  return /^\d{2,4}$/.test(asked ?? '') ? Math.min(usual, Number(asked)) : usual
}
