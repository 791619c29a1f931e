import { isObject, listOf, objectOf } from '../fields.ts'
import type { Seen, Target } from '../types.ts'
import { type Agenda, readAgenda } from './read.ts'

/** By the addresses of the API and of the exports, by their answers, and by pages that show or embed an agenda. */
export function detectOpenagenda({ url, answer }: Seen): Target | undefined {
  const agenda = byPath(url) ?? (answer && isEvents(answer.json) ? { events: url } : undefined)
  if (agenda) return targetOf(agenda)
  const page = answer && /^\s*</.test(answer.text) ? shown(answer.text, url) : undefined
  return page && targetOf(page)
}

const targetOf = (agenda: Agenda): Target => ({
  name: agenda.uid ? `agenda-${agenda.uid}` : 'agenda',
  read: (session) => readAgenda(agenda, session),
})

function byPath(url: URL): Agenda | undefined {
  const [, uid, kind] = /\/agendas\/(\d+)\/events(\.v2\.json|\.json)?\/?$/.exec(url.pathname) ?? []
  if (!uid || (!kind && !/\/v\d\//.test(url.pathname))) return undefined
  return { uid, events: url, ...(kind === '.json' ? { old: true } : {}) }
}

function isEvents(json: unknown): boolean {
  const { events, total, after } = objectOf(json)
  const first = listOf(events)[0]
  if (!isObject(first) || typeof total !== 'number' || first.uid === undefined) return false
  return (
    after !== undefined &&
    (first.timings !== undefined || first.nextTiming !== undefined || first.dateRange !== undefined)
  )
}

/** The agenda's own page, or a town hall's page with the agenda in a frame. */
function shown(html: string, url: URL): Agenda | undefined {
  const own = /(?:^|\.)openagenda\.com$/.test(url.hostname)
  const pattern = own
    ? /agendas\\?\/(\d{4,})\b|agenda(\d{4,})(?:\.[0-9a-f]+)?\.jpg/
    : /openagenda\.com\/(?:[a-z]{2}\/)?agendas\/(\d+)\/(?:embeds|events)/
  const [, first, second] = pattern.exec(html) ?? []
  const uid = first ?? second
  return uid ? { uid, events: new URL(`https://openagenda.com/agendas/${uid}/events.v2.json`) } : undefined
}
