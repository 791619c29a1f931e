import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { Unreadable } from '../problem.ts'
import { catalogs } from './registry.ts'
import { openSession } from './session.ts'
import type { Answer, Part, Session } from './types.ts'

const words = fc.constantFrom(
  'results',
  'records',
  'data',
  'events',
  'features',
  'total',
  'total_count',
  'after',
  'next',
  'links',
  '_links',
  'meta',
  'resources',
  'result',
  'success',
  'metas',
  'dataset_id',
  'collections',
  'rel',
  'href',
  'title',
  'timings',
  'id',
  'uid',
  'location',
  'start_datetime',
  'place',
  'layers',
  'fields',
  'objectIds',
  'error',
  'tables',
  'head',
  'vars',
  'bindings',
  '__proto__',
  'page',
  'totalPages',
  'd',
  'value',
  'SyndicObjectID',
  'PeriodeOuverture',
  'Photos',
  'AdresseComplete',
  'odata.count',
  'lieu',
  'commune',
  'titre',
  'dateString',
  'dates',
  'horaire',
  'has_more',
  'objects',
  'isLocatedAt',
  'takesPlaceAt',
  'objetsTouristiques',
)
const leaf = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(
    'next',
    '/api',
    'http://x/',
    '?page=2',
    '01/06/2027|02/06/2027||#|||',
    '{14:00,18:00},{',
    '2027-06-01',
    '57',
  ),
)
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(words, tie('tree'), { maxKeys: 6 }),
  ),
}))
const addresses = [
  'https://x.example/',
  'https://x.example/api/explore/v2.1/catalog/datasets/a',
  'https://x.example/api/records/1.0/search/?dataset=a',
  'https://x.example/v2/agendas/12/events',
  'https://x.example/agendas/12/events.json',
  'https://x.example/api/1/datasets/abc/',
  'https://x.example/organizations/abc/',
  'https://x.example/dataset/abc',
  'https://x.example/api/3/action/datastore_search?resource_id=a',
  'https://x.example/ows?service=WFS&typename=a',
  'https://x.example/ows?service=CSW',
  'https://x.example/rest/services/a/FeatureServer',
  'https://x.example/rest/services/a/FeatureServer/0',
  'https://x.example/collections/a/items',
  'https://x.example/d/ab12-cd34',
  'https://x.example/sparql?query=select%20*%20%7B%7D',
  'https://x.example/oai?verb=ListRecords',
  'https://x.example/api/interpreter?data=out;',
  'https://x.example/api/docs/abcdefghij/tables',
  'https://x.example/wp-json/wp/v2/posts',
  'https://x.example/wp-json/tribe/events/v1/events',
  'https://x.example/events',
  'https://x.example/Syndication/3.0/cdt44/2d56b8f2-c624-4c36-8352-3d7480b422a8/Objects',
  'https://api.infolocale.fr/flux/4f1/data',
  'https://x.example/flux/4f1/data',
  'https://x.example/remote.php/dav/files/a/',
  'https://api.datatourisme.fr/v1/catalog',
  'https://x.example/api/v002/recherche/list-objets-touristiques?query=%7B%7D',
]
const MOST_ASKED = 60

/** A session whose server says anything at all, and in the end nothing. */
function wild(url: URL, body: string): Session {
  let asked = 0
  const answer = (): Answer => ({
    url,
    contentType: 'application/json',
    headers: { link: '<https://x.example/?page=2>; rel="next"' },
    text: body,
    whole: true,
    json: parsed(body),
  })
  return {
    ...openSession(url, { limits: defaultLimits, today: '2026-11-23' }),
    get: async () => {
      if (++asked > MOST_ASKED) throw new Error('asked on and on')
      return answer()
    },
    tryGet: async () => (++asked > MOST_ASKED ? undefined : answer()),
    download: async () => {
      throw new Unreadable('not-found')
    },
    pause: async () => {},
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads as the pipeline does: a page that came before ends it. */
async function outcome(parts: AsyncIterable<Part>): Promise<string> {
  const seen = new Set<string>()
  try {
    for await (const part of parts) {
      const page = JSON.stringify(part.records ?? part.features ?? part.document ?? null)
      if (page !== 'null' && page !== '[]' && seen.has(page)) return 'page again'
      seen.add(page)
    }
    return 'read'
  } catch (error) {
    return error instanceof Unreadable ? 'refused' : `crash: ${(error as Error).stack}`
  }
}

describe('a server that says anything at all', () => {
  it('crashes no protocol and keeps none asking for ever', async () => {
    const outcomes = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...addresses), tree, async (address, value) => {
        const url = new URL(address)
        const body = JSON.stringify(value) ?? 'null'
        const seen = { url, answer: await wild(url, body).get(url) }
        for (const catalog of catalogs) {
          const target = catalog.detect({ url }) ?? catalog.detect(seen)
          if (!target) continue
          const how = await outcome(target.read(wild(url, body)))
          outcomes.add(how)
          expect(how).not.toMatch(/^crash/)
        }
      }),
      { numRuns: 1500 },
    )
    expect([...outcomes].sort()).toEqual(['page again', 'read', 'refused'])
  })

  it('in broken XML or HTML crashes none either', async () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '</',
      '<urlset>',
      '<url><loc>',
      'https://x.example/a',
      '</loc></url>',
      '<OAI-PMH><ListRecords><record>',
      '<resumptionToken>t',
      '<wfs:WFS_Capabilities version="2.0.0">',
      '<FeatureType><Name>a</Name>',
      '<ListBucketResult><Contents><Key>',
      '<csw:SearchResults nextRecord="3">',
      '<gmd:MD_Metadata>',
      '<!DOCTYPE html><html>',
      'gancio',
      'mobilizon',
      '&amp;',
      '&bogus;',
      '<![CDATA[',
      ']]>',
      '<!--',
      '<link rel="https://api.w.org/" href="/wp-json/">',
      'openagenda.com/agendas/12/embeds/',
      '@prefix dcat: hydra:next <x>',
      '<d:multistatus xmlns:d="DAV:"><d:response><d:href>',
      '/remote.php/dav/files/a/b%',
      '</d:href><d:propstat><d:prop><d:resourcetype><d:collection/>',
      '<d:getcontentlength>9',
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...addresses), fc.array(pieces, { maxLength: 12 }), async (address, list) => {
        const url = new URL(address)
        const body = list.join('')
        const seen = { url, answer: await wild(url, body).get(url) }
        for (const catalog of catalogs) {
          const target = catalog.detect({ url }) ?? catalog.detect(seen)
          if (target) expect(await outcome(target.read(wild(url, body)))).not.toMatch(/^crash/)
        }
      }),
      { numRuns: 1500 },
    )
  })
})

describe('a page made to be slow', () => {
  it.each([
    '<link ',
    '<link rel="alternate" ',
    '<body class="',
    '<!--',
    '<hydra:next ',
    '<ServiceException ',
    '<strong>',
    ' ',
    '[',
    '{"a":',
  ])(
    'of %j again and again is judged all the same',
    async (piece) => {
      const url = new URL('https://x.example/')
      for (const start of [
        '<!doctype html>openagenda mobilizon gancio hydra dcat# ',
        '<html>',
        '<ExceptionReport>',
        '',
      ]) {
        const answer = await wild(url, start + piece.repeat(2_000_000 / piece.length)).get(url)
        for (const catalog of catalogs) catalog.detect({ url, answer })
      }
    },
    10_000,
  )
})
