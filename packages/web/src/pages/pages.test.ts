import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { pathOf } from '@wiker/town/records/path.ts'
import { addEvent, addRecord, addSource, addTown } from '@wiker/town/testing/rows.ts'
import { describe, expect, it } from 'vitest'
import { createApp } from '../server/app.ts'
import { depsFor, publicUrl } from '../testing/site.ts'

/** Monday 23 November 2026, noon in France. */
const database = await testDatabase()
const { db } = database
const app = createApp(depsFor(database))

await addTown(db, {
  code: '44195',
  name: 'Savenay',
  slug: 'savenay',
  postalCodes: ['44260'],
  latitude: 47.36,
  longitude: -1.94,
})
await addTown(db, { code: '44015', name: 'Blain', slug: 'blain', latitude: 47.47, longitude: -1.76 })
const source = await addSource(db, { name: 'Agenda', publisher: 'Mairie de Savenay', licence: 'Licence Ouverte 2.0' })
const savenay = { town: '44195', source }

const loto = await addEvent(
  db,
  {
    name: 'Loto </script><b>',
    startDate: '2026-11-28T20:30:00+01:00',
    isAccessibleForFree: false,
    price: 4,
    location: { name: 'Halle' },
  },
  { ...savenay, category: 'loto', dates: ['2026-11-28T20:30'] },
)
const unknownHour = await addEvent(
  db,
  { name: 'Vide-grenier', eventStatus: 'cancelled' },
  { ...savenay, dates: ['2026-11-29'] },
)
const example = await addEvent(db, { name: 'Fest-noz' }, { ...savenay, example: true, dates: ['2026-11-28T21:00'] })
const withdrawn = await addEvent(db, { name: 'Bal perdu' }, { ...savenay, withdrawn: true, dates: ['2026-11-28'] })
const castle = await addRecord(
  db,
  'place',
  'Place',
  { name: 'CHATEAU DE SAVENAY', telephone: '+33240000100' },
  { ...savenay, category: 'castle' },
)
await addEvent(db, { name: 'Passé' }, { ...savenay, dates: ['2026-11-01'] })
await addRecord(
  db,
  'market',
  'Market',
  { name: 'Marché du samedi', openingHours: 'We,Sa 08:00-13:00' },
  { ...savenay, category: 'market' },
)

const eventPath = (id: string, name: string) => `/savenay/agenda/${pathOf(id, name)}`

async function page(path: string) {
  const response = await app.request(path)
  return {
    status: response.status,
    location: response.headers.get('location'),
    html: (await response.text()).replaceAll(/[\u00a0\u202f]/g, ' '),
  }
}

const jsonLdOf = (html: string) => {
  const text = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1]
  return text === undefined ? undefined : JSON.parse(text)
}

describe('the page of an event', () => {
  it('says it to machines in schema.org’s words, whatever its name holds', async () => {
    const { html } = await page(eventPath(loto, 'Loto </script><b>'))
    expect(jsonLdOf(html)).toMatchObject({
      '@type': 'Event',
      name: 'Loto </script><b>',
      startDate: '2026-11-28T20:30:00+01:00',
      eventStatus: 'https://schema.org/EventScheduled',
      location: { name: 'Halle', address: { addressLocality: 'Savenay', postalCode: '44260' } },
      offers: { price: 4, priceCurrency: 'EUR' },
    })
    expect(html).not.toContain('</script><b>')
  })

  it('never makes midnight of an unknown hour, and says that it is cancelled', async () => {
    const { html } = await page(eventPath(unknownHour, 'Vide-grenier'))
    expect(jsonLdOf(html)).toMatchObject({ startDate: '2026-11-29', eventStatus: 'https://schema.org/EventCancelled' })
    expect(html).toContain('horaire à confirmer')
    expect(html).toContain('Annulé')
  })

  it('that is cancelled has its title struck, and nothing for a calendar', async () => {
    const { html } = await page(eventPath(unknownHour, 'Vide-grenier'))
    expect(html).toContain('<s>Vide-grenier</s>')
    expect(html).toContain('C’est annulé.')
    expect(html).not.toContain('Ajouter à mon calendrier')
    expect((await page(eventPath(loto, 'Loto </script><b>'))).html).toContain('Ajouter à mon calendrier')
  })

  it('says who says so', async () => {
    const { html } = await page(eventPath(loto, 'Loto </script><b>'))
    expect(html).toContain('Mairie de Savenay')
    expect(html).toContain('Licence Ouverte 2.0')
  })

  it('that is an example says so, and is kept from search engines and machines', async () => {
    const { html } = await page(eventPath(example, 'Fest-noz'))
    expect(html).toContain('Exemple')
    expect(html).toContain('<meta name="robots" content="noindex"/>')
    expect(jsonLdOf(html)).toBeUndefined()
  })

  it('no longer announced answers 410 with its name', async () => {
    const { status, html } = await page(eventPath(withdrawn, 'Bal perdu'))
    expect(status).toBe(410)
    expect(html).toContain('Bal perdu')
    expect(html).toContain('n’annonce plus')
  })

  it('of another name or section leads to the right address', async () => {
    const moved = await page(`/savenay/agenda/ancien-nom-${pathOf(loto, '').slice(-10)}`)
    expect([moved.status, moved.location]).toEqual([301, eventPath(loto, 'Loto </script><b>')])
    const right = `/savenay/patrimoine/${pathOf(castle, 'CHATEAU DE SAVENAY')}`
    const elsewhere = await page(right.replace('patrimoine', 'annuaire'))
    expect([elsewhere.status, elsewhere.location]).toEqual([301, right])
    expect((await page(`/en${right.replace('patrimoine', 'annuaire')}`)).location).toBe(`/en${right}`)
  })
})

describe('every page', () => {
  it('names its own address and its translations', async () => {
    for (const prefix of ['', '/en']) {
      const { html } = await page(`${prefix}/savenay/agenda?when=weekend&utm_source=x`)
      const path = '/savenay/agenda?when=weekend'
      expect(html).toContain(`<link rel="canonical" href="${publicUrl}${prefix}${path}"/>`)
      expect(html).toContain(`<link rel="alternate" hreflang="fr" href="${publicUrl}${path}"/>`)
      expect(html).toContain(`<link rel="alternate" hreflang="en" href="${publicUrl}/en${path}"/>`)
      expect(html).toMatch(new RegExp(`<a href="${prefix ? '' : '/en'}/savenay/agenda\\?when=weekend[^"]*" lang=`))
      expect(html).toContain(`<html lang="${prefix ? 'en' : 'fr'}"`)
    }
  })

  it('in English speaks no French of ours', async () => {
    for (const path of [
      '',
      '/agenda',
      '/annuaire',
      '/patrimoine',
      '/infos-pratiques',
      '/carte',
      '/recherche',
      '/sources',
      '/subventions',
    ]) {
      const { status, html } = await page(`/en/savenay${path}`)
      expect(status).toBe(200)
      expect(html).not.toMatch(/Aller au contenu|Tout voir|Aujourd’hui|Abonnez|D’où vient|Chercher/)
    }
  })
})

describe('the agenda', () => {
  it('shows no past day, and Saturday’s market of a week-end though Wednesday’s comes first', async () => {
    const { html } = await page('/savenay/agenda?when=weekend')
    expect(html).not.toContain('Passé')
    expect(html).toContain('Marché du samedi')
    expect(html).toContain('samedi 28 novembre, de 8 h à 13 h')
  })

  it('of a category shows that one alone, and its feeds too', async () => {
    const { html } = await page('/savenay/agenda?category=loto')
    expect(html).toContain('Seulement : Loto')
    expect(html).not.toContain('Vide-grenier')
    expect(html).toContain('/savenay/agenda.ics?category=loto')
  })

  it('that is empty says what to do next', async () => {
    const { html } = await page('/blain/agenda')
    expect(html).toContain('Rien d’annoncé pour l’instant à Blain.')
    expect(html).toMatch(/href="\/savenay\/agenda">Savenay, à \d+ km : 2 annonces/)
  })
})

describe('the directory', () => {
  const club = (name: string, category: string, openingHours: string, published?: string) =>
    addRecord(
      db,
      'organization',
      'Organization',
      { name, openingHours, ...(published && { provenance: { source: 'x', published } }) },
      { town: '44015', category },
    )

  it('stands by family, and from A to Z for who prefers it', async () => {
    await club('La Boucherie', 'restaurant', 'Mo-Su 11:00-14:00', '2026-10')
    await club('Le Vieux Four', 'restaurant', 'Mo-Su 11:00-14:00', '2019')
    await club('Le Sans-Date', 'restaurant', 'Tu-Su 11:00-14:00')
    await club('Harmonie', 'music', 'Sa 15:00-17:00')
    const { html } = await page('/blain/annuaire')
    expect([...html.matchAll(/<h2 id="(\w+)">/g)].map(([, id]) => id)).toEqual(['eating', 'culture'])
    expect(html).toContain('href="#eating"')
    const alphabet = await page('/blain/annuaire?order=name')
    expect(alphabet.html.indexOf('Harmonie')).toBeLessThan(alphabet.html.indexOf('La Boucherie'))
    expect(alphabet.html).not.toContain('<h2 id="eating">')
    expect((await page('/blain/annuaire?family=culture')).html).not.toContain('La Boucherie')
    expect((await page('/blain/annuaire?family=no-such-thing')).html).toContain('<h2 id="eating">')
  })

  it('says what is open now only where the hours can be believed', async () => {
    const { html } = await page('/blain/annuaire?family=eating')
    const states = [...html.matchAll(/<p class="state[^"]*">(.*?)<\/p>/g)].map(([, text]) => text)
    expect(states).toEqual([
      'Ouvert en ce moment, jusqu’à 14 h',
      'lundi : fermé',
      expect.stringMatching(/^lundi : 11 h/),
    ])
    expect(html).toContain('information de 2019')
  })
})

describe('the practical page', () => {
  it('says that school holidays are not known, and where they are published', async () => {
    const { html } = await page('/savenay/infos-pratiques')
    expect(html).toContain('Les vacances scolaires de 2026-2027 (zone B) ne sont pas encore connues ici.')
    expect(html).toContain('href="https://www.education.gouv.fr/calendrier-scolaire"')
  })

  it('has the town hall first, with its hours and their age', async () => {
    await addRecord(
      db,
      'place',
      'Place',
      {
        name: 'MAIRIE DE BLAIN',
        openingHours: 'Mo-Fr 09:00-12:00',
        provenance: { source: 'x', published: '2022-03' },
      },
      { town: '44015', category: 'town-hall' },
    )
    const { html } = await page('/blain/infos-pratiques')
    expect(html).toMatch(/<h2 id="mairie">.*?Mairie de Blain.*?du lundi au vendredi.*?information de mars 2022/s)
    expect(html).not.toContain('en ce moment')
  })
})

describe('the search of a town', () => {
  it('that finds nothing offers what the others have', async () => {
    const { html } = await page('/blain/recherche?q=vide-grenier')
    expect(html).toContain('Dans les autres communes')
    expect(html).toMatch(/Savenay<\/span>.*?dimanche 29 novembre/s)
    expect((await page('/savenay/recherche?q=vide-grenier')).html).not.toContain('Dans les autres communes')
  })
})

describe('a link from a source', () => {
  it('is followed only when a browser may safely do so', async () => {
    const bad = await addRecord(
      db,
      'organization',
      'Organization',
      { name: 'Club', url: 'javascript:alert(1)' },
      { ...savenay, category: 'sport' },
    )
    const { html } = await page(`/savenay/annuaire/${pathOf(bad, 'Club')}`)
    expect(html).not.toContain('javascript:')
  })
})
