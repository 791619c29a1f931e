import type { Article, Event } from '@wiker/model'
import { describe, expect, it } from 'vitest'
import { collect, kinds, read } from '../../testing/source.ts'
import { feedDate } from './dates.ts'
import { writeRss } from './write.ts'

const rss = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="c" xmlns:dc="d" xmlns:georss="g" xmlns:ev="e"><channel><title>Mairie</title><link>https://blain.fr/</link><language>fr</language>${items.join('')}</channel></rss>`
const known = (layer: { known?: { entity: string; mapping: { to: string; from: string }[] } }) =>
  Object.fromEntries(layer.known!.mapping.map(({ to, from }) => [to, from]))

describe('a feed', () => {
  it('with bare signs in its texts and addresses is read whole', async () => {
    const { rows } = await read(
      'f.xml',
      rss(
        '<item><title>Fermeture de la mairie & du CCAS</title><link>https://blain.fr/?p=1&lang=fr</link><pubDate>Sat, 28 Nov 2026 18:00:00 GMT</pubDate><description><![CDATA[<p>Mairie & CCAS</p>]]></description></item>',
        '<item><title>Repas à < 5 € &eacute;tudiants &amp; aînés</title><link>https://blain.fr/2</link></item>',
      ),
    )
    expect(rows[0]).toMatchObject({
      title: 'Fermeture de la mairie & du CCAS',
      link: 'https://blain.fr/?p=1&lang=fr',
      pubDate: '2026-11-28T19:00:00+01:00',
      description: '<p>Mairie & CCAS</p>',
    })
    expect(rows[1]).toMatchObject({ title: 'Repas à < 5 € &eacute;tudiants & aînés', link: 'https://blain.fr/2' })
  })

  it('of RSS 2.0 gives articles with their text, date, picture and place', async () => {
    const { layer, rows, records } = await read(
      'f.xml',
      rss(
        '<item><title>Fête &amp; bal</title><link>/fete</link><guid isPermaLink="false">12</guid><description><![CDATA[<p>Venez <b>tous</b> <img src="/a.jpg"></p>]]></description><content:encoded>&lt;p&gt;Tout&lt;/p&gt;</content:encoded><pubDate>Sat, 28 Nov 2026 18:00:00 GMT</pubDate><dc:creator>Anne</dc:creator><category>Fêtes</category><category>Bals</category><georss:point>47.47 -1.76</georss:point></item>',
      ),
    )
    expect(rows[0]).toMatchObject({
      title: 'Fête & bal',
      link: 'https://blain.fr/fete',
      guid: '12',
      pubDate: '2026-11-28T19:00:00+01:00',
      'dc:creator': 'Anne',
      category: ['Fêtes', 'Bals'],
      image: 'https://blain.fr/a.jpg',
      'content:encoded': '<p>Tout</p>',
    })
    expect(records[0]!.geometry).toEqual({ type: 'Point', coordinates: [-1.76, 47.47] })
    expect(layer.known!.entity).toBe('article')
    expect(known(layer)).toMatchObject({
      name: 'title',
      articleBody: 'content:encoded',
      datePublished: 'pubDate',
      author: 'dc:creator',
      identifier: 'guid',
    })
    expect(layer.facts).toMatchObject({ title: 'Mairie', url: 'https://blain.fr/', language: 'fr' })
  })

  it('of RSS 1.0 has its items beside the channel', async () => {
    const text =
      '<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/" xmlns:dc="d"><channel><title>Mairie</title></channel><item><title>A</title><link>https://a.fr</link><dc:date>2026-11-28T18:00:00Z</dc:date></item><item><title>B</title></item></rdf:RDF>'
    expect((await read('f.rdf', text)).rows).toMatchObject([
      { title: 'A', 'dc:date': '2026-11-28T19:00:00+01:00' },
      { title: 'B' },
    ])
  })

  it('of Atom keeps markup written as elements', async () => {
    const text =
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://blain.fr/"><title>M</title><entry><id>1</id><title>A</title><link rel="enclosure" type="image/png" href="p.png"/><link href="/a"/><author><name>Anne</name></author><updated>2026-11-28T18:00:00Z</updated><content type="xhtml"><div><p>Bon<b>jour</b></p></div></content></entry></feed>'
    const { layer, rows } = await read('f.xml', text)
    expect(rows[0]).toMatchObject({
      title: 'A',
      link: 'https://blain.fr/a',
      'author.name': 'Anne',
      content: '<div><p>Bon<b>jour</b></p></div>',
      image: 'https://blain.fr/p.png',
    })
    expect(layer.format).toBe('atom')
  })

  it('in JSON says the same', async () => {
    const { layer, rows } = await read(
      'f.json',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'M',
        items: [
          {
            id: '1',
            title: 'A',
            content_html: '<p>x</p>',
            date_published: '2026-11-28T18:00:00Z',
            authors: [{ name: 'Anne' }],
          },
        ],
      }),
    )
    expect(layer.format).toBe('jsonfeed')
    expect(rows[0]).toMatchObject({ title: 'A', date_published: '2026-11-28T19:00:00+01:00', 'author.name': 'Anne' })
  })

  it('that dates its items as events gives events', async () => {
    const { layer } = await read(
      'f.xml',
      rss(
        '<item><title>Bal</title><ev:startdate>2026-11-28T20:30</ev:startdate><ev:location>Halle</ev:location></item>',
      ),
    )
    expect(layer.known!.entity).toBe('event')
    expect(known(layer)).toMatchObject({ startDate: 'ev:startdate', location: 'ev:location' })
  })

  it('is read although its markup is broken', async () => {
    const { layer, rows } = await read(
      'f.xml',
      `\n<br>Warning</br>${rss('<item><title>Marché & foire&nbsp;: l’&eacute;t&eacute;</title><description>a < b</description></item><item><title>Deux</title>', '<item><title>Trois</title></item>')}`,
    )
    expect(rows.map(({ title }) => String(title).slice(0, 6))).toEqual(['Marché', 'Deux', 'Trois'])
    expect(kinds(layer.warnings)).toContain('broken-markup')
  })

  it.each([
    ['Sat, 28 Nov 2026 20:30:00 +0100', '2026-11-28T20:30:00+01:00'],
    ['sam., 28 nov. 2026 20:30:00 +0100', '2026-11-28T20:30:00+01:00'],
    ['28 noiembrie 2026 20:30 EET', '2026-11-28T19:30:00+01:00'],
    ['lör, 28 aug 2026 20:30:00 CEST', '2026-08-28T20:30:00+02:00'],
    ['Sat, 28 Nov 26 14:30 EST', '2026-11-28T20:30:00+01:00'],
    ['28 août 2026', '2026-08-28'],
    ['2026-11-28', '2026-11-28'],
    ['31 Feb 2026 10:00', '31 Feb 2026 10:00'],
  ])('dated %s is of %s', (text, expected) => {
    expect(feedDate(text, 'Europe/Paris')).toBe(expected)
  })

  it('written here can be read here', async () => {
    const article: Article = {
      type: 'Article',
      id: 'urn:wiker:article:1',
      name: 'Marché <de> Noël & « crêpes »',
      description: 'Texte\u0007 & fin',
      url: 'https://blain.fr/a?b=1&c=2',
      datePublished: '2026-11-28T19:00:00+01:00',
      categories: ['market'],
      image: { url: 'https://blain.fr/a.jpg', credit: 'Anne' },
    }
    const event: Event = {
      type: 'Event',
      id: 'urn:wiker:event:1',
      name: 'Bal',
      startDate: '2026-11-28T20:30:00+01:00',
      eventStatus: 'scheduled',
      location: { name: 'Halle', latitude: 47.47, longitude: -1.76 },
    }
    const list = async function* () {
      yield article
      yield event
    }
    const text = (
      await collect(
        writeRss(list(), { now: '2026-11-23T10:00:00Z', title: 'Actualités', url: 'https://blain.fr/a.rss' }),
      )
    ).join('')
    const { layer, rows, records } = await read('f.rss', text)
    expect(layer.warnings).toEqual([])
    expect(rows[0]).toMatchObject({
      title: article.name,
      description: 'Texte & fin',
      link: article.url,
      guid: article.id,
      pubDate: '2026-11-28T19:00:00+01:00',
      image: 'https://blain.fr/a.jpg',
    })
    expect(rows[1]!['ev:startdate']).toBe('2026-11-28T20:30:00+01:00')
    expect(records[1]!.geometry).toEqual({ type: 'Point', coordinates: [-1.76, 47.47] })
  })
})
