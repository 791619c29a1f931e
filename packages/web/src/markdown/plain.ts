import { partsOf, type Token } from './parser.ts'

/**
 * The same text without any mark, for feeds, calendars and mails: a paragraph a block, « – » before an item, a link's address after its
 * words when these do not say it.
 */
export function plainOf(markdown: string): string {
  const lines: string[] = []
  const numbers: (number | undefined)[] = []
  let mark = ''
  for (const part of partsOf(markdown)) {
    if (part.type === 'bullet_list_open') numbers.push(undefined)
    if (part.type === 'ordered_list_open') numbers.push(Number(part.attrGet('start') ?? 1))
    if (part.type === 'list_item_open') mark = markOf(numbers)
    if (/_list_close$/.test(part.type)) numbers.pop()
    if (/_list_close$|^(paragraph|heading)_close$/.test(part.type) && !part.hidden) lines.push('')
    if (part.type !== 'inline') continue
    const indent = '  '.repeat(Math.max(numbers.length - 1, 0))
    lines.push(...`${mark}${inline(part.children ?? [])}`.split('\n').map((line) => indent + line))
    mark = ''
  }
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

function markOf(numbers: (number | undefined)[]): string {
  const number = numbers.at(-1)
  if (number === undefined) return '– '
  numbers[numbers.length - 1] = number + 1
  return `${number}. `
}

function inline(parts: Token[]): string {
  let text = ''
  const links: { href: string; from: number }[] = []
  for (const part of parts) {
    if (part.type === 'text' || part.type === 'image') text += part.content
    if (part.type === 'softbreak' || part.type === 'hardbreak') text += '\n'
    if (part.type === 'link_open') links.push({ href: String(part.attrGet('href') ?? ''), from: text.length })
    if (part.type === 'link_close') {
      const { href, from } = links.pop()!
      if (!says(text.slice(from), href)) text += ` (${href.replace(/^(mailto|tel):/, '')})`
    }
  }
  return text
}

/** True when a link's words are its address. */
function says(words: string, href: string): boolean {
  const bare = (value: string) =>
    value
      .trim()
      .replace(/^(mailto:|tel:|https?:\/\/)/, '')
      .replace(/\/$/, '')
  return bare(href) === '' || bare(words) === bare(href) || bare(words) === decoded(bare(href))
}

function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}
