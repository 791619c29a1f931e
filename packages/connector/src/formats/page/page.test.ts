import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { open, read, tableOf } from '../../testing/source.ts'

const page = (body: string, head = '') =>
  `<!doctype html><html lang="fr"><head><title>Agenda de Blain</title>${head}</head><body>${body}</body></html>`
const common = { startDate: '2026-11-28T20:30:00+01:00', place: 'Halle', street: '1 rue A', locality: 'Blain' }

describe('a page that says what it is about', () => {
  it('in JSON-LD gives its events, whatever else it says', async () => {
    const { rows, layer } = await read(
      'a.html',
      page(
        '<p>Bonjour',
        `<script type="application/ld+json">{"@context":"https://schema.org","@type":"WebSite","name":"Site"}</script>
         <script type="application/ld+json">{"@context":"https://schema.org","@type":"MusicEvent","name":"Fête","startDate":"2026-11-28T20:30:00+01:00","location":{"@type":"Place","name":"Halle","address":{"streetAddress":"1 rue A","addressLocality":"Blain"}},}</script>
         <script type="application/ld+json">{ broken</script>`,
      ),
    )
    expect(layer).toMatchObject({ format: 'html', facts: { language: 'fr', title: 'Agenda de Blain' } })
    expect(rows).toEqual([expect.objectContaining({ name: 'Fête', ...common })])
  })

  it('in microdata gives its events, with properties that stand elsewhere', async () => {
    const { rows } = await read(
      'a.html',
      page(
        `<div itemscope itemtype="https://schema.org/Event" itemref="suite"><a itemprop="url" href="/e/1"><b itemprop="name">Fête &amp; bal</b></a>
        <time itemprop="startDate" datetime="2026-11-28T20:30:00+01:00">28 nov.</time>
        <div itemprop="location" itemscope itemtype="https://schema.org/Place"><span itemprop="name">Halle</span>
          <p itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><span itemprop="streetAddress">1 rue A</span><span itemprop="addressLocality">Blain</span></p></div></div>
        <p id="suite"><img itemprop="image" src="i.jpg"></p>`,
        '<base href="https://example.org/agenda/">',
      ),
    )
    expect(rows).toEqual([
      expect.objectContaining({
        name: 'Fête & bal',
        page: 'https://example.org/e/1',
        picture: 'https://example.org/agenda/i.jpg',
        ...common,
      }),
    ])
  })

  it('in RDFa gives its events', async () => {
    const { rows } = await read(
      'a.html',
      page(`<div vocab="https://schema.org/" typeof="Event"><span property="name">Fête</span><time property="startDate" datetime="2026-11-28T20:30:00+01:00">x</time>
        <div property="location" typeof="Place"><span property="name">Halle</span><div property="address" typeof="PostalAddress"><span property="streetAddress">1 rue A</span><span property="addressLocality">Blain</span></div></div></div>`),
    )
    expect(rows).toEqual([expect.objectContaining({ name: 'Fête', ...common })])
  })

  it('in microformats gives its events', async () => {
    const { rows } = await read(
      'a.html',
      page(`<article class="h-event"><h1 class="p-name">Fête</h1><time class="dt-start" datetime="2026-11-28T20:30:00+01:00">x</time>
        <p class="p-location h-card"><span class="p-name">Halle</span> <span class="p-street-address">1 rue A</span> <span class="p-locality">Blain</span></p><p class="p-category">bal</p><a class="u-url" href="/e/1">x</a></article>`),
    )
    expect(rows).toEqual([expect.objectContaining({ name: 'Fête', keywords: 'bal', page: '/e/1', ...common })])
  })

  it('to those who share it is an article', async () => {
    const { rows, layer } = await read(
      'a.html',
      page(
        '',
        '<meta property="og:title" content="Travaux"><meta property="og:type" content="article"><meta property="article:published_time" content="2026-11-20"><meta property="og:image" content="https://example.org/i.jpg">',
      ),
    )
    expect(layer.known?.entity).toBe('article')
    expect(rows).toEqual([
      expect.objectContaining({
        headline: 'Travaux',
        datePublished: '2026-11-20',
        picture: 'https://example.org/i.jpg',
      }),
    ])
  })

  it('twice gives its events once', async () => {
    const layers = await open(
      'a.html',
      page(
        '<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">Fête</b></div>',
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Event","name":"Fête"}</script>',
      ),
    )
    expect(layers).toHaveLength(1)
  })

  it('with a table gives both, and the site it belongs to last', async () => {
    const site =
      '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Organization","name":"Mairie"}</script>'
    const table =
      '<table><tr><th>Nom</th><th>Jour</th></tr><tr><td>Halle</td><td>lundi</td></tr><tr><td>Préau</td><td>mardi</td></tr></table>'
    const item = '<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">Fête</b></div>'
    const layers = await open('a.html', page(item + table, site))
    expect(layers.map(({ known, columns }) => known?.entity ?? columns[0])).toEqual(['event', 'Nom', 'organization'])
  })

  it('damaged anywhere is read or refused, never a crash', async () => {
    const text = page(
      '<div itemscope itemtype="https://schema.org/Event" itemref="x"><b itemprop="name">A</b><i id=x itemprop="location" itemscope itemref="x"><u itemprop=name>B</u></i></div><p class="h-event"><b class="p-name">C</b></p><div vocab="https://schema.org/" typeof="Event"><b property="name">D</b></div>',
      '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Event","name":"E"}</script>',
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.nat(12), fc.string({ maxLength: 6 }), async (at, cut, junk) => {
        try {
          for (const layer of await open('a.html', text.slice(0, at) + junk + text.slice(at + cut)))
            await tableOf(layer)
        } catch (error) {
          expect((error as Error).message).toMatch(/^unreadable|bad-/)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('nested without end is read all the same', async () => {
    const layers = await open(
      'a.html',
      page(
        `${'<div>'.repeat(50_000)}<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">A</b></div>`,
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Event","name":"E"}</script>',
      ),
    )
    expect((await tableOf(layers[0]!)).rows).toHaveLength(1)
  })
})
