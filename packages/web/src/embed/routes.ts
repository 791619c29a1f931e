import { readFileSync } from 'node:fs'
import type { Deps, Site } from '../server/deps.ts'
import { embeddedAgenda, embeddedAgendaJson } from './agenda.tsx'
import { builderPage } from './builder.tsx'
import { embeddedEvent } from './event.tsx'
import { letBeRead } from './headers.ts'
import { oembed } from './oembed.ts'

const component = readFileSync(new URL('wiker-agenda.js', import.meta.url), 'utf8')

/** What other sites show of this one: a frame, a web component, an answer to those who ask what to put in place of an address. */
export function registerEmbeds(site: Site, deps: Deps): void {
  site.get('/embed/wiker-agenda.js', (c) => {
    letBeRead(c)
    return c.body(component, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    })
  })
  site.get('/oembed', (c) => oembed(c, deps))
  site.get('/:town/integrer', (c) => builderPage(c, deps))
  site.get('/:town/integrer/agenda', (c) => embeddedAgenda(c, deps))
  site.get('/:town/integrer/agenda.json', (c) => embeddedAgendaJson(c, deps))
  site.get('/:town/integrer/agenda/:record', (c) => embeddedEvent(c, deps))
}
