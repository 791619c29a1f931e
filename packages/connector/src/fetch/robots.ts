/** What a site's robots.txt lets our bot do (RFC 9309). */
export interface Robots {
  allows(path: string): boolean
  /** Milliseconds between two pages, when the site asks for it. */
  pause?: number
  sitemaps: string[]
}

interface Rule {
  allow: boolean
  length: number
  matches: (path: string) => boolean
}

const MOST_RULES = 5000
/** Nobody needs more than a minute between two pages; a larger one would only stop the harvest. */
const LONGEST_PAUSE = 60_000

/** The group of our bot's name, else that of everyone; the longest rule that fits decides, and what no rule names is allowed. */
export function parseRobots(text: string, botName = 'wikerbot'): Robots {
  const groups = new Map<string, { rules: Rule[]; pause?: number }>()
  const sitemaps: string[] = []
  let names: string[] = []
  let inRules = false
  let count = 0
  for (const line of text.slice(0, 512 * 1024).split(/\r\n|\r|\n/)) {
    const [, key = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/i.exec(line) ?? []
    const word = key.toLowerCase()
    if (word === 'sitemap') sitemaps.push(value)
    if (word === 'user-agent') {
      if (inRules) names = []
      inRules = false
      names.push(value.toLowerCase())
      continue
    }
    if (word !== 'allow' && word !== 'disallow' && word !== 'crawl-delay') continue
    inRules = true
    if (++count > MOST_RULES) break
    for (const name of names) {
      const group = groups.get(name) ?? { rules: [] }
      groups.set(name, group)
      if (word === 'crawl-delay') group.pause = Math.min(Number.parseFloat(value) * 1000 || 0, LONGEST_PAUSE)
      else if (value !== '') group.rules.push(ruleOf(value, word === 'allow'))
    }
  }
  const group = groups.get(botName) ?? groups.get('*')
  return {
    allows: (path) => decides(group?.rules ?? [], path),
    ...(group?.pause ? { pause: group.pause } : {}),
    sitemaps,
  }
}

function decides(rules: readonly Rule[], path: string): boolean {
  let best: Rule | undefined
  for (const rule of rules) {
    if (!rule.matches(path)) continue
    if (!best || rule.length > best.length || (rule.length === best.length && rule.allow)) best = rule
  }
  return best?.allow ?? true
}

/** `*` is anything, a `$` at the end is the end. Matched piece by piece, so that no pattern can be slow. */
function ruleOf(pattern: string, allow: boolean): Rule {
  const anchored = pattern.endsWith('$')
  const pieces = (anchored ? pattern.slice(0, -1) : pattern).split('*')
  const matches = (path: string) => {
    if (!path.startsWith(pieces[0]!)) return false
    let at = pieces[0]!.length
    for (const [index, piece] of pieces.slice(1).entries()) {
      const last = index === pieces.length - 2
      const found = last && anchored ? path.length - piece.length : path.indexOf(piece, at)
      if (found < at || !path.startsWith(piece, found)) return false
      at = found + piece.length
    }
    return !anchored || at === path.length
  }
  return { allow, length: pattern.length, matches }
}
