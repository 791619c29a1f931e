import { decodeHTML } from 'entities'

const LONGEST = 40
const interesting = /<!\[CDATA\[|<!--|&(?:#\d{1,7};|#x[\da-f]{1,6};|(?:amp|lt|gt|quot|apos);|([a-z][a-z\d]{1,31});)?/gi

/**
 * Text in which an ampersand always begins a reference XML knows: lone ones are escaped and HTML's names (`&eacute;`) become the letters
 * they mean. What stands in CDATA sections and comments is left alone.
 */
export async function* mended(
  pieces: AsyncIterable<string>,
  forgive: (reason: string) => void,
): AsyncGenerator<string> {
  let rest = ''
  let until = ''
  for await (const piece of pieces) {
    const text = rest + piece
    const cut = cutOf(text)
    const done = mend(text.slice(0, cut), until, forgive)
    rest = text.slice(cut)
    until = done.until
    if (done.text !== '') yield done.text
  }
  if (rest !== '') yield mend(rest, until, forgive).text
}

/** Before the last mark that may go on in the next piece. */
function cutOf(text: string): number {
  const last = Math.max(text.lastIndexOf('&'), text.lastIndexOf('<'), text.lastIndexOf(']'), text.lastIndexOf('-'))
  if (last < 0 || text.length - last > LONGEST) return text.length
  // `]]>` and `-->` are not cut in two.
  let start = last
  while (start > 0 && last - start < 2 && text[start - 1] === text[last]) start--
  return start
}

function mend(text: string, inside: string, forgive: (reason: string) => void): { text: string; until: string } {
  if (inside === '' && !text.includes('&') && !text.includes('<!')) return { text, until: '' }
  let out = ''
  let at = 0
  let until = inside
  for (;;) {
    if (until !== '') {
      const end = text.indexOf(until, at)
      if (end < 0) return { text: out + text.slice(at), until }
      out += text.slice(at, end + until.length)
      at = end + until.length
      until = ''
    }
    interesting.lastIndex = at
    const found = interesting.exec(text)
    if (!found) return { text: out + text.slice(at), until: '' }
    const [mark, name] = found
    out += text.slice(at, found.index)
    at = found.index + mark.length
    if (mark === '<!--') until = '-->'
    else if (mark[0] === '<') until = ']]>'
    if (mark[0] === '<') out += mark
    else out += referenceOf(mark, name, forgive)
  }
}

function referenceOf(mark: string, name: string | undefined, forgive: (reason: string) => void): string {
  if (mark !== '&' && !name) return mark
  forgive(mark === '&' ? 'lone ampersand' : `unknown reference ${mark}`)
  const letters = name ? decodeHTML(mark) : mark
  return /[&<>]/.test(letters)
    ? letters.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : letters
}
