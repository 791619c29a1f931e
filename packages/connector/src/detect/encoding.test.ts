import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { memberOf } from '../testing/source.ts'
import { decodeAll, newDecodeReport } from './decode.ts'
import { encodingOf } from './encoding.ts'
import { repairMojibake } from './mojibake.ts'

const texts = {
  fr: 'Le théâtre de Nozay fête Noël : soirée à 20 h, crêpes et goûter offerts. L’œuvre où ça plaît, près de la forêt. Réservation à la mairie.',
  es: 'La feria del año llega al corazón de la ciudad: música, niños y tradición. ¿Dónde? En la plaza, a las 8. ¡Atención! Español.',
  ro: 'Primăria orașului anunță sărbătoarea zilei: muzică, dansuri și mâncăruri tradiționale pentru toți locuitorii. Şcoala şi grădiniţa vor fi închise.',
  sv: 'Hösten är här: välkommen till biblioteket i Älvsjö, där vi läser för barn på lördagar. Öppet från åtta. Språkkafé på måndagar.',
}

describe('the encoding of a text', () => {
  it.each([
    ['fr', 'windows-1252'],
    ['fr', 'macintosh'],
    ['fr', 'utf-8'],
    ['es', 'windows-1252'],
    ['es', 'macintosh'],
    ['sv', 'windows-1252'],
    ['sv', 'macintosh'],
    ['ro', 'windows-1250'],
    ['ro', 'utf-8'],
  ] as const)('is found in %s written as %s', async (language, encoding) => {
    const text =
      encoding === 'windows-1250'
        ? texts[language].replaceAll('ș', 'ş').replaceAll('ț', 'ţ')
        : encoding === 'macintosh'
          ? texts[language]
          : texts[language]
    const member = await memberOf('t.txt', iconv.encode(text, encoding))
    expect(await decodeAll(member)).toBe(text)
  })

  it('of a Macintosh knows the euro', async () => {
    const bytes = iconv.encode('Bénéficiaires;Montant\nÉcole;1 200 ¤\nFête;300 ¤\nMédiathèque;40 ¤\n', 'macintosh')
    const member = await memberOf('t.csv', bytes)
    expect((await encodingOf(member)).name).toBe('macintosh')
    expect(await decodeAll(member)).toContain('École;1 200 €')
  })

  it('is called iso-8859-1 when none of its bytes is a sign of windows-1252', async () => {
    expect((await encodingOf(await memberOf('t.txt', iconv.encode('Fête de la forêt à Bouée', 'latin1')))).name).toBe(
      'iso-8859-1',
    )
    expect(
      (await encodingOf(await memberOf('t.txt', iconv.encode('L’été à 5 €, c’est prêt', 'windows-1252')))).name,
    ).toBe('windows-1252')
  })

  it.each(['utf-16le', 'utf-16be'])('is found in %s without a mark', async (encoding) => {
    expect((await encodingOf(await memberOf('t.txt', iconv.encode(texts.fr, encoding, { addBOM: false })))).name).toBe(
      encoding,
    )
  })

  it('is judged by the first accent, wherever it stands', async () => {
    const far = Buffer.concat([Buffer.alloc(600_000, 'abcdefghi\n'), iconv.encode('forêt', 'windows-1252')])
    expect((await encodingOf(await memberOf('t.txt', far))).name).toBe('iso-8859-1')
  })

  it('is not mistaken when a character is cut by the border of a piece', async () => {
    for (let shift = 0; shift < 4; shift++) {
      const text = `${'a'.repeat(256 * 1024 - 2 + shift)}é€ fin`
      expect(await decodeAll(await memberOf('t.txt', text))).toBe(text)
    }
  })

  it('may change for a few lines of a file', async () => {
    const report = newDecodeReport()
    const bytes = Buffer.concat([
      Buffer.from('forêt de Gâvre\n'.repeat(20)),
      iconv.encode('marché\n', 'latin1'),
      Buffer.from('été\n'),
    ])
    const text = await decodeAll(await memberOf('t.txt', bytes), report)
    expect(text.endsWith('marché\nété\n')).toBe(true)
    expect(report.foreignLines).toBe(1)
  })
})

describe('accents decoded wrongly', () => {
  it.each([
    ['FÃªte Ã  NoÃ«l', 'Fête à Noël'],
    ['lâ€™Ã©tÃ© â€“ 5 â‚¬', 'l’été – 5 €'],
    ['ÃƒÂ©cole', 'école'],
  ])('%s becomes %s', (before, after) => {
    expect(repairMojibake(before)).toBe(after)
  })

  it.each(['Ângela', 'CÂLIN', 'São Tomé', 'Âge d’or', 'Ça alors'])('leaves %s as it is', (text) => {
    expect(repairMojibake(text)).toBeUndefined()
  })
})
