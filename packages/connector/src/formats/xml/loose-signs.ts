/**
 * Feeds written by hand or by careless programs have bare signs in their texts (`mairie & école`, `prix < 5 €`, `?p=1&lang=fr`): they are
 * escaped before the parser sees them, which would otherwise lose the rest of the element. CDATA sections and comments stay as they are.
 */
export async function* escapeLooseSigns(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  let inside: string | undefined
  for await (const piece of pieces) {
    let text = rest + piece
    rest = ''
    let out = ''
    while (text !== '') {
      if (inside) {
        const end = text.indexOf(inside)
        if (end < 0) {
          // The end mark may be cut between two pieces.
          const kept = Math.max(0, text.length - inside.length + 1)
          out += text.slice(0, kept)
          rest = text.slice(kept)
          break
        }
        out += text.slice(0, end + inside.length)
        text = text.slice(end + inside.length)
        inside = undefined
        continue
      }
      const start = text.search(/<!\[CDATA\[|<!--/)
      const plain = start < 0 ? text : text.slice(0, start)
      const cut = start < 0 ? openEnd(plain) : plain.length
      out += escaped(plain.slice(0, cut))
      if (start < 0) {
        rest = plain.slice(cut)
        break
      }
      inside = text.startsWith('<!--', start) ? '-->' : ']]>'
      out += text.slice(start, start + (inside === '-->' ? 4 : 9))
      text = text.slice(start + (inside === '-->' ? 4 : 9))
    }
    if (out !== '') yield out
  }
  if (rest !== '') yield inside ? rest : escaped(rest)
}

const LONGEST_ENTITY = 32

/** Where a sign begins that the next piece may complete. */
function openEnd(text: string): number {
  const at = Math.max(text.lastIndexOf('&'), text.lastIndexOf('<'))
  return at >= 0 && text.length - at < LONGEST_ENTITY && !/[;>\s]/.test(text.slice(at)) ? at : text.length
}

const escaped = (text: string): string =>
  text.replace(/&(?!#\d{1,7};|#x[\da-f]{1,6};|[a-z][a-z\d]{1,31};)/gi, '&amp;').replace(/<(?![a-z/!?_:])/gi, '&lt;')
