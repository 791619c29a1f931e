import type { IncomingHttpHeaders } from 'node:http'
import type { Counter, ReferrerKind } from '@wiker/town/audience/count.ts'
import { networkPages } from '@wiker/town/audience/keep.ts'
import { isbot } from 'isbot'
import { splitLanguage } from '../server/language.ts'

/** The cookie of who does not want to be counted; it says nothing else, and is no reader's name. */
export const uncountedCookie = 'sans-mesure'

/** The network's own pages for everybody; what else is not a town's is somebody's own: the desk, an account, a secret address. */
const isNetworks = new Set(networkPages)
/** Under a town: words and numbers in small letters. What could be somebody's secret — capitals, or a long row of digits and letters — is not written down. */
const townPage =
  /^\/(?!(?:bureau|compte|connexion|dev|embed)(?:\/|$))(?:[a-z0-9]+(?:-[a-z0-9]+)*)(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)*$/
const mayBeSecret = /[0-9a-f]{16,}/

/** Counts a page that was answered to a person, unless they ask not to be. Called on every answer: reads a few headers and adds one. */
export function countReading(counter: Counter, headers: IncomingHttpHeaders, address: string): void {
  if (!isReader(headers)) return
  const query = address.indexOf('?')
  const { path } = splitLanguage(query < 0 ? address : address.slice(0, query))
  if (!isNetworks.has(path) && (!townPage.test(path) || mayBeSecret.test(path))) return
  counter.read(path, referrerOf(headers))
}

/** A person who opens a page: no robot, no page fetched in advance, nobody who asks not to be tracked (DNT, Global Privacy Control, our own cookie). */
export function isReader(headers: IncomingHttpHeaders): boolean {
  if (headers.dnt === '1' || headers['sec-gpc'] === '1') return false
  if (headers['sec-purpose'] !== undefined || headers.purpose === 'prefetch') return false
  const destination = headers['sec-fetch-dest']
  if (destination !== undefined && destination !== 'document' && destination !== 'empty') return false
  if (headers.cookie?.includes(`${uncountedCookie}=`)) return false
  return !isRobot(headers['user-agent'])
}

const known = new Map<string, boolean>()

/** The same few hundred programs come again and again: what was found of them is remembered. */
function isRobot(agent: string | undefined): boolean {
  if (!agent) return true
  const before = known.get(agent)
  if (before !== undefined) return before
  if (known.size >= 2000) known.clear()
  const robot = isbot(agent)
  known.set(agent, robot)
  return robot
}

const search = /(^|\.)(google|bing|qwant|duckduckgo|ecosia|yahoo|startpage|brave|lilo|yandex)\./
const social =
  /(^|\.)(facebook|instagram|t\.co|twitter|x\.com|linkedin|mastodon|whatsapp|youtube|tiktok|threads|bsky|telegram)(\.|$)/
const mail = /(^|\.)(mail|webmail|outlook|messagerie)\./

function referrerOf({ referer, host }: IncomingHttpHeaders): ReferrerKind {
  if (!referer) return 'direct'
  if (!URL.canParse(referer)) return 'other'
  const from = new URL(referer)
  if (from.host === host) return 'inside'
  if (mail.test(from.hostname)) return 'mail'
  if (search.test(from.hostname)) return 'search'
  return social.test(from.hostname) ? 'social' : 'other'
}
