import fc from 'fast-check'
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { plainOf } from './plain.ts'
import { allowedTags, renderMarkdown } from './render.ts'

describe('a text as people type it', () => {
  test('keeps its paragraphs, its lines, its bold words and its lists', () => {
    const html = renderMarkdown('**Loto** de *l’école*\nà 14 h\n\n- un jambon\n- un vélo\n\n1. entrée\n2. sortie')
    expect(html).toContain('<p><strong>Loto</strong> de <em>l’école</em><br />\nà 14 h</p>')
    expect(html).toContain('<li>un vélo</li>')
    expect(html).toContain('<ol>')
  })

  test('has its titles under the page’s own', () => {
    expect(renderMarkdown('# Buvette')).toBe('<h2>Buvette</h2>')
    expect(renderMarkdown('###### Notes')).toBe('<h6>Notes</h6>')
  })

  test('links to addresses and vouches for none', () => {
    expect(renderMarkdown('Voir https://blain.fr et [le plan](https://plan.fr "x")')).toBe(
      '<p>Voir <a href="https://blain.fr" rel="nofollow noopener ugc">https://blain.fr</a> et <a href="https://plan.fr" rel="nofollow noopener ugc">le plan</a></p>',
    )
    expect(renderMarkdown('Écrire à loto@blain.fr')).toContain('href="mailto:loto@blain.fr"')
  })

  test('shows the words of a picture from elsewhere, never the picture', () => {
    expect(renderMarkdown('![Le château](https://elsewhere.example/pixel.gif)')).toBe('<p>Le château</p>')
  })

  test('shows typed HTML as it was typed', () => {
    expect(renderMarkdown('Le <b>loto</b> & la <script>alert(1)</script>')).toBe(
      '<p>Le &lt;b&gt;loto&lt;/b&gt; &amp; la &lt;script&gt;alert(1)&lt;/script&gt;</p>',
    )
  })

  test('does not take an indented paragraph for code, nor a sum of stars for anything', () => {
    expect(renderMarkdown('    Rendez-vous à 9 h')).toBe('<p>Rendez-vous à 9 h</p>')
    expect(renderMarkdown('2 * 3 * 4')).toBe('<p>2 * 3 * 4</p>')
  })
})

describe('without marks', () => {
  test('a text reads well in a calendar', () => {
    const text =
      '# Loto\n**Gros lots** :\n\n- un jambon\n- un [vélo](https://velo.fr)\n  1. rouge\n\n> Venez\n\nhttps://blain.fr'
    expect(plainOf(text)).toBe(
      'Loto\n\nGros lots :\n\n– un jambon\n– un vélo (https://velo.fr)\n  1. rouge\n\nVenez\n\nhttps://blain.fr',
    )
  })

  test('ordinary words stay as they are', () => {
    const words = fc.stringMatching(/^[A-Za-zéèàç,’]{1,12}( [A-Za-zéèàç,’]{1,12}){0,8}$/)
    fc.assert(fc.property(words, (text) => plainOf(text) === text))
  })
})

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](vbscript:msgbox(1))',
  '[x](//evil.example)',
  '[x](https://a.example" onmouseover="alert(1))',
  '[x](<https://a.example/" onmouseover="alert(1)>)',
  '[x](https://a.example "t\\" onmouseover=\\"alert(1)")',
  '![x](javascript:alert(1))',
  '![" onerror="alert(1)](x)',
  '<javascript:alert(1)>',
  '<https://a.example/?"onmouseover=alert(1)>',
  '[a]: javascript:alert(1)\n[a]',
  '`<script>alert(1)</script>`',
  '```\n</code><script>alert(1)</script>\n```',
  '<!--><script>alert(1)</script>-->',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<style>@import "https://evil.example"</style>',
  '<base href="https://evil.example/">',
  '<form action="https://evil.example"><input name=p></form>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<object data="javascript:alert(1)">',
  '<div style="background:url(javascript:alert(1))">',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '**<script>**alert(1)</script>',
  '# <img src=x onerror=alert(1)>',
  '- <svg onload=alert(1)>',
  '> <script>alert(1)</script>',
  '\u2028<script>alert(1)</script>',
  '[x](https://a.example/\u202egnp.exe)',
]

type Node = DefaultTreeAdapterMap['node']

/** Everything in the HTML that the rules do not allow. */
function forbidden(html: string): string[] {
  const found: string[] = []
  const look = (node: Node) => {
    if (node.nodeName === '#comment') found.push('a comment')
    if ('tagName' in node) {
      if (!allowedTags.includes(node.tagName)) found.push(`<${node.tagName}>`)
      for (const { name, value } of node.attrs) {
        if (node.tagName === 'ol' && name === 'start' && /^\d+$/.test(value)) continue
        if (node.tagName === 'a' && name === 'rel' && value === 'nofollow noopener ugc') continue
        if (node.tagName === 'a' && name === 'href' && isSafe(value)) continue
        found.push(`${node.tagName} ${name}="${value}"`)
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) look(child)
  }
  look(parseFragment(html))
  return found
}

/** Where a browser would go from one of our pages. */
function isSafe(href: string): boolean {
  const { protocol, host } = new URL(href, 'https://wiker.example')
  const outside = /^[a-z]+:/i.test(href)
  return outside ? ['http:', 'https:', 'mailto:', 'tel:'].includes(protocol) : host === 'wiker.example'
}

describe('what would do harm', () => {
  test.each(attacks)('%j does none', (attack) => {
    expect(forbidden(renderMarkdown(attack))).toEqual([])
    expect(forbidden(renderMarkdown(`Venez **nombreux** ${attack} à la salle`))).toEqual([])
  })

  test('any mixture of marks and attacks gives only what is allowed', () => {
    const bits = fc.oneof(
      fc.constantFrom(...attacks),
      fc.constantFrom(
        '*',
        '_',
        '**',
        '[',
        '](',
        ')',
        '<',
        '>',
        '"',
        '&',
        '\\',
        '`',
        '\n',
        '\n\n',
        '- ',
        '> ',
        '# ',
        '![',
        'http://a.fr',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    )
    const texts = fc.array(bits, { maxLength: 14 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, (text) => {
        expect(forbidden(renderMarkdown(text))).toEqual([])
        expect(plainOf(text)).toEqual(expect.any(String))
      }),
      { numRuns: 400 },
    )
  })

  test.each(['[', '> ', '*a **b ', '- ', '![](', '<', '&#', '_a', '\\'])(
    '%j a thousand times is answered at once',
    (bit) => {
      const begun = performance.now()
      renderMarkdown(bit.repeat(20_000 / bit.length))
      plainOf(bit.repeat(20_000 / bit.length))
      expect(performance.now() - begun).toBeLessThan(2000)
    },
  )
})
