import { describe, expect, it } from 'vitest'
import { openSource } from '../../convert.ts'
import { survivesDamage } from '../../testing/damage.ts'
import { collect, kinds, read, temporaryFile } from '../../testing/source.ts'

const club = [
  'BEGIN:VCARD',
  'VERSION:4.0',
  'KIND:org',
  'FN:Amicale laïque de Blain',
  'ORG:Amicale laïque;Section\\, théâtre',
  'item1.TEL;TYPE=work,voice:tel:+33240790000',
  'EMAIL:contact@example.org',
  'ADR;TYPE=work:;;1 rue du Parc;Blain;;44130;France',
  'GEO:geo:47.4762,-1.7627',
  'CATEGORIES:culture,théâtre',
  'NOTE:Une ligne\\nune autre\\, la suite est',
  '  pliée.',
  'PHOTO:data:image/png;base64,AAAA',
  'END:VCARD',
].join('\r\n')

describe('an address book', () => {
  it('gives an organisation for each card, in the words of vCard 4', async () => {
    const { rows } = await read('a.vcf', `${club}\r\n${club.replace('Amicale laïque de Blain', 'Union sportive')}\r\n`)
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({
      FN: 'Amicale laïque de Blain',
      ORG: 'Amicale laïque, Section, théâtre',
      TEL: '+33240790000',
      'ADR.street': '1 rue du Parc',
      'ADR.postal-code': '44130',
      'ADR.locality': 'Blain',
      'GEO.latitude': 47.4762,
      CATEGORIES: ['culture', 'théâtre'],
      NOTE: 'Une ligne\nune autre, la suite est pliée.',
    })
    expect(rows[0]).not.toHaveProperty('PHOTO')
  })

  it('becomes organisations of the site', async () => {
    const source = await openSource(await temporaryFile('a.vcf', club), { today: '2026-11-23' })
    const [converted] = await collect(source.members[0]!.convert())
    await source.dispose()
    expect(converted).toMatchObject({
      ok: true,
      record: { type: 'Organization', name: 'Amicale laïque de Blain', email: 'contact@example.org' },
    })
  })

  it('of an old telephone is read in its own character set', async () => {
    const { rows } = await read(
      'a.vcf',
      'BEGIN:VCARD\nVERSION:2.1\nN:;Mairie\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Biblioth=C3=A8que =\nmunicipale\nORG;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:Th=E9=E2tre\nEND:VCARD\n',
    )
    expect(rows[0]).toMatchObject({ FN: 'Bibliothèque municipale', ORG: 'Théâtre' })
  })

  it('without an end is read all the same, and says so', async () => {
    const { layer, rows } = await read('a.vcf', 'BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nORG:B\n')
    expect(rows.map(({ FN }) => FN)).toEqual(['A', 'B'])
    expect(kinds(layer.warnings)).toContain('missing-end')
  })

  it('survives any damage', async () => {
    await survivesDamage('a.vcf', Buffer.from(club), 200)
  })
})
