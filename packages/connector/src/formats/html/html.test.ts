import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { open, read, tableOf } from '../../testing/source.ts'

const page = (body: string) =>
  `<!DOCTYPE html><html lang="fr"><head><title>Mairie de Blain</title></head><body>${body}</body></html>`
const row = (tag: string, ...cells: string[]) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`

describe('a web page with tables', () => {
  it('gives a layer for each, called after its caption or the heading above it', async () => {
    const layers = await open(
      'salles.html',
      page(
        `<h2>Les salles</h2><table>${row('th', 'Nom', 'Places')}${row('td', 'Halle', '120')}${row('td', 'Pr&eacute;au', '80')}</table>
         <table><caption>Tarifs</caption>${row('th', 'Public', 'Prix')}${row('td', 'Habitant', '50 €')}</table>`,
      ),
    )
    expect(layers.map(({ path }) => path)).toEqual(['salles.html#Les salles', 'salles.html#Tarifs'])
    expect(layers[0]).toMatchObject({ headerRow: 1, facts: { page: 'Mairie de Blain', language: 'fr' } })
    expect((await tableOf(layers[0]!)).rows).toEqual([
      { Nom: 'Halle', Places: '120' },
      { Nom: 'Préau', Places: '80' },
    ])
  })

  it('joins header lines that span columns, and repeats what spans rows', async () => {
    const { rows } = await read(
      'a.html',
      page(`<table><thead><tr><th rowspan="2">Salle</th><th colspan="2">Capacité</th></tr>${row('th', 'Assis', 'Debout')}</thead>
        <tbody><tr><td rowspan=2>Halle</td><td>100</td><td>200</td></tr><tr><td>90</td><td>180</td></tr>${row('td', 'Préau', '10', '20')}</tbody></table>`),
    )
    expect(rows).toEqual([
      { Salle: 'Halle', 'Capacité Assis': '100', 'Capacité Debout': '200' },
      { Salle: 'Halle', 'Capacité Assis': '90', 'Capacité Debout': '180' },
      { Salle: 'Préau', 'Capacité Assis': '10', 'Capacité Debout': '20' },
    ])
  })

  it('reads cells as people see them: lines, no scripts, nothing hidden', async () => {
    const { rows } = await read(
      'a.html',
      page(
        `<table>${row('th', 'Nom', 'Adresse')}${row('td', '<b>Halle</b> <script>x()</script><span hidden>caché</span>', '1 rue du Parc<br>44130&nbsp;Blain')}${row('td', '<img src="a" alt="Mairie">', '<p>place</p>')}</table>`,
      ),
    )
    expect(rows).toEqual([
      { Nom: 'Halle', Adresse: '1 rue du Parc\n44130\u00a0Blain' },
      { Nom: 'Mairie', Adresse: 'place' },
    ])
  })

  it('keeps where its cells lead to', async () => {
    const { rows } = await read(
      'a.html',
      page(
        `<table>${row('th', 'Nom', 'Places')}${row('td', '<a href="https://example.org/halle">Halle</a>', '120')}${row('td', 'Préau', '80')}</table>`,
      ),
    )
    expect(rows).toEqual([
      { Nom: 'Halle', Places: '120', 'Nom.url': 'https://example.org/halle' },
      { Nom: 'Préau', Places: '80' },
    ])
  })

  it('finds a header that is not marked, as spreadsheets save it', async () => {
    const { layer, rows } = await read(
      'export.xls',
      `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>${row('td', 'Nom', 'Code postal', 'Places')}${row('td', 'Halle', '44130', '12')}${row('td', 'Préau', '44260', '8')}</table></body></html>`,
    )
    expect(layer.columns).toEqual(['Nom', 'Code postal', 'Places'])
    expect(rows).toHaveLength(2)
  })

  it('leaves out tables that only lay out the page and takes those inside', async () => {
    const inner = `<table>${row('th', 'Nom', 'Jour')}${row('td', 'Loto', 'samedi')}${row('td', 'Bal', 'dimanche')}</table>`
    const layers = await open(
      'a.html',
      page(
        `<table><tr><td>menu</td><td>${inner}</td></tr></table><table role="presentation">${row('td', 'a', 'b')}${row('td', 'c', 'd')}</table>`,
      ),
    )
    expect(layers).toHaveLength(1)
    expect(layers[0]!.columns).toEqual(['Nom', 'Jour'])
  })

  it('takes a table of names and values for one record', async () => {
    const { rows } = await read(
      'a.html',
      page(`<table><tr><th>Nom :</th><td>Halle</td></tr><tr><th>Téléphone :</th><td>02 40 79 00 00</td></tr></table>`),
    )
    expect(rows).toEqual([{ Nom: 'Halle', Téléphone: '02 40 79 00 00' }])
  })

  it('is read in its own encoding', async () => {
    const bytes = Buffer.from(
      page(
        `<table>${row('th', 'Nom', 'Ville')}${row('td', 'Bibliothèque', 'Nozay')}${row('td', 'Théâtre', 'Orvault')}</table>`,
      ),
      'latin1',
    )
    const { layer, rows } = await read('a.html', bytes)
    expect(layer.encoding).toBe('iso-8859-1')
    expect(rows[0]!.Nom).toBe('Bibliothèque')
  })

  it('without a table of data says so', async () => {
    await expect(open('a.html', page('<table><tr><td>un</td></tr></table>'))).rejects.toMatchObject({
      problem: { key: 'no-table' },
    })
  })

  it('is not eaten by cells that claim to span everything, nor by a thousand tables in each other', async () => {
    const greedy = page(
      `<table>${row('th', 'Nom', 'Ville')}<tr><td colspan="99999999" rowspan="99999999">A</td><td>B</td></tr>${row('td', 'C', 'D').repeat(2000)}</table>`,
    )
    await open('a.html', greedy).then(
      (layers) => expect(layers).toHaveLength(1),
      (error) => expect(error).toHaveProperty('problem.key'),
    )
    await expect(open('b.html', page('<table><tr><td>'.repeat(3000)))).rejects.toHaveProperty('problem.key')
  })

  it('keeps every cell of any table', async () => {
    const word = fc.stringMatching(/^[a-zéèà]{1,12}$/)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(word, word, word), { minLength: 1, maxLength: 30 }), async (cells) => {
        const { rows } = await read(
          'a.html',
          page(
            `<table>${row('th', 'Un nom', 'Une ville', 'Un jour')}${cells.map((one) => row('td', ...one)).join('')}</table>`,
          ),
        )
        expect(rows.map((one) => Object.values(one))).toEqual(cells)
      }),
      { numRuns: 40 },
    )
  })

  it('survives any damage', async () => {
    await survivesDamage(
      'a.html',
      Buffer.from(
        page(
          `<table><thead>${row('th', 'Nom', 'Places')}</thead>${row('td', 'Halle', '120')}<tr><td rowspan=2>Pré<td>3</table>`,
        ),
      ),
    )
  })
})
