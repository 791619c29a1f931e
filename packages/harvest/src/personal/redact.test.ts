import type { CanonicalRecord } from '@wiker/model'
import { describe, expect, test } from 'vitest'
import { looksLikePerson, withoutPersons } from './persons.ts'
import { redact } from './redact.ts'

const of = (record: object) => redact({ id: 'urn:wiker:test', ...record } as CanonicalRecord)

describe('Heads of associations stay out of sight (GDPR art. 5.1.c, CRPA L312-1-2)', () => {
  test('what RNA says of who leads and of where the leader lives is dropped, the seat stays', () => {
    const { record, rules } = of({
      type: 'Organization',
      name: 'Amicale laïque de Blain',
      streetAddress: '2 rue du Château',
      rnaNumber: 'W443001234',
      additional: { dir_civilite: 'PM', adrg_declarant: 'MARTIN', adrg_libvoie: 'rue du Port', groupement: 'S' },
    })
    expect(rules).toEqual(['heads'])
    expect(record).toMatchObject({ name: 'Amicale laïque de Blain', streetAddress: '2 rue du Château' })
    expect(record!.additional).toEqual({ groupement: 'S' })
  })

  test.each([
    'Président',
    'Nom du président',
    'Trésorière',
    'dirigeants',
    'nom_responsable',
    'Contact (nom)',
    'fields.president',
  ])('a column called "%s" is dropped', (column) => {
    const { record } = of({ type: 'Organization', name: 'Judo club', additional: { [column]: 'Jeanne Martin' } })
    expect(JSON.stringify(record)).not.toContain('Martin')
  })

  test('an association without heads is the very same record', () => {
    const record = {
      id: 'a',
      type: 'Organization',
      name: 'Judo club',
      additional: { sport: 'judo' },
    } as CanonicalRecord
    expect(redact(record)).toEqual({ record, rules: [] })
    expect(redact(record).record).toBe(record)
  })
})

describe('A sole trader is known by the sign over the door (Code de commerce R123-232, A123-96)', () => {
  const trader = {
    nomUniteLegale: 'MARTIN',
    prenomUsuelUniteLegale: 'JEANNE',
    categorieJuridiqueUniteLegale: '1000',
    statutDiffusionEtablissement: 'O',
  }

  test('with a trade name, the trade name is shown and the person is not', () => {
    const { record, rules } = of({
      type: 'Organization',
      name: 'MARTIN JEANNE',
      additional: { ...trader, enseigne1Etablissement: 'AU FOURNIL DE BLAIN' },
      streetAddress: '4 place Jean-Guihard',
    })
    expect(rules).toContain('sole-trader')
    expect(record).toMatchObject({ name: 'AU FOURNIL DE BLAIN', streetAddress: '4 place Jean-Guihard' })
    expect(JSON.stringify(record)).not.toMatch(/MARTIN|JEANNE/)
  })

  test('without one, nothing is shown', () => {
    expect(of({ type: 'Organization', name: 'MARTIN JEANNE', additional: trader }).record).toBeUndefined()
  })

  test('a sign that is the person’s own name is no trade name', () => {
    const sign = { ...trader, enseigne1Etablissement: 'MARTIN JEANNE' }
    expect(of({ type: 'Organization', name: 'MARTIN JEANNE', additional: sign }).record).toBeUndefined()
  })

  test('a company is shown under its name', () => {
    const company = { categorieJuridiqueUniteLegale: '5499', statutDiffusionEtablissement: 'O' }
    const { record, rules } = of({ type: 'Organization', name: 'GARAGE MARTIN SARL', additional: company })
    expect(rules).toEqual([])
    expect(record!.name).toBe('GARAGE MARTIN SARL')
  })

  test('"diffusion partielle" takes the address and the position away too', () => {
    const { record } = of({
      type: 'Organization',
      name: 'X',
      streetAddress: '12 rue du Port',
      latitude: 47.47,
      longitude: -1.76,
      townCode: '44015',
      additional: { ...trader, statutDiffusionEtablissement: 'P', enseigne1Etablissement: 'COIFFURE DU PORT' },
    })
    expect(record).toMatchObject({ name: 'COIFFURE DU PORT', townCode: '44015' })
    expect(record).not.toHaveProperty('streetAddress')
    expect(record).not.toHaveProperty('latitude')
  })

  test('Insee’s [ND] is never shown', () => {
    expect(of({ type: 'Organization', name: '[ND]' }).record).toBeUndefined()
    const { record } = of({
      type: 'Organization',
      name: 'BAR DU PORT',
      streetAddress: '[ND]',
      additional: { sigle: '[ND]' },
    })
    expect(JSON.stringify(record)).not.toContain('[ND]')
  })
})

describe('What was redacted', () => {
  test.each([
    {
      type: 'Organization',
      name: 'AU FOURNIL',
      legalForm: '1000',
      additional: { nom: 'MARTIN', statutDiffusion: 'P', enseigne1: 'AU FOURNIL' },
    },
    { type: 'Organization', name: 'Judo club', additional: { Président: 'Jeanne Martin' } },
    { type: 'Subsidy', name: 'Aide à Mme Martin', beneficiary: { name: 'Mme Martin' } },
    { type: 'Deliberation', name: 'Cession à M. Dupont', subjectCode: '3.2', url: 'https://example.org/1.pdf' },
  ])('has nothing left to redact: $name', (given) => {
    const once = of(given)
    expect(once.rules).toHaveLength(1)
    expect(redact(once.record!)).toEqual({ record: once.record, rules: [] })
  })
})

describe('A subsidy to a person keeps its amount and loses the name (law 2000-321 art. 10, CRPA L312-1-2)', () => {
  test.each(['Mme Jeanne MARTIN', 'MARTIN Jeanne', 'Monsieur LE GOFF', 'M. et Mme Dupont', 'DUPONT Jean-Pierre'])(
    '"%s" becomes a private person',
    (name) => {
      const { record, rules } = of({
        type: 'Subsidy',
        name: `Aide à la rénovation, ${name}`,
        amount: 500,
        beneficiary: { name },
        purpose: `Rénovation du logement de ${name}`,
      })
      expect(rules).toContain('natural-person')
      expect(record).toMatchObject({ amount: 500, beneficiary: { name: 'Particulier' } })
      expect(JSON.stringify(record)).not.toMatch(/MARTIN|GOFF|Dupont|DUPONT/)
    },
  )

  test.each([
    'AMICALE LAIQUE DE SAVENAY',
    'Les amis de Jean Guihard',
    'Club Saint Martin',
    'Commune de Blain',
    'ASSOCIATION PIERRE ET MARIE',
    'OGEC SAINT JOSEPH',
    'Harmonie Saint-Vincent',
    'ASS JEANNE D ARC',
    'FRANCE BENEVOLAT',
    'CINEMA JACQUES DEMY',
    'ATELIERS DE MELANIE',
    'LEO LAGRANGE OUEST',
    'ESPERANCE HERMINE DE CAMPBON',
  ])('"%s" is no person', (name) => {
    const { record } = of({ type: 'Subsidy', name: 'Fonctionnement', amount: 500, beneficiary: { name } })
    expect(record).toMatchObject({ beneficiary: { name } })
  })

  test('who has a SIRET or an RNA number is no private person', () => {
    const beneficiary = { name: 'Jeanne Martin', identifier: '13579246800043' }
    expect(of({ type: 'Subsidy', name: 'Aide', beneficiary }).record).toMatchObject({ beneficiary })
  })
})

describe('A decision that names people is shown without them (CRPA L312-1-2)', () => {
  test('names behind a title go, the matter and the offices stay', () => {
    const { record, rules } = of({
      type: 'Deliberation',
      name: 'Cession de la parcelle AB 12 à M. Jean DUPONT et Mme Marie Le Goff',
      subject: 'Autorisation donnée à M. le Maire de signer avec Monsieur DUPONT',
      url: 'https://example.org/2023-12.pdf',
    })
    expect(rules).toEqual(['named-person'])
    expect(JSON.stringify(record)).not.toMatch(/DUPONT|Goff|Jean|Marie/)
    expect(record!.name).toContain('Cession de la parcelle AB 12')
    expect((record as { subject: string }).subject).toContain('M. le Maire')
    expect(record).not.toHaveProperty('url')
  })

  test('what concerns one member of staff is not linked to, whatever its title says', () => {
    const { record } = of({
      type: 'Deliberation',
      name: 'Avancement de grade',
      subjectCode: '4.1',
      url: 'https://example.org/staff.pdf',
    })
    expect(record).not.toHaveProperty('url')
  })

  test('an ordinary decision keeps its document', () => {
    const record = {
      type: 'Deliberation',
      name: 'Budget primitif 2026',
      subjectCode: '7.1',
      url: 'https://example.org/b.pdf',
    }
    expect(of(record).rules).toEqual([])
  })
})

describe('A person’s name', () => {
  test.each([
    ['Madame Le Goff-Martin', 'Madame …'],
    ['M. le Maire et Mme la Présidente', 'M. le Maire et Mme la Présidente'],
    ['le M.O.O.C. des Minimes', 'le M.O.O.C. des Minimes'],
    ['Rue Jean Guihard', 'Rue Jean Guihard'],
  ])('in "%s" reads "%s"', (text, blanked) => {
    expect(withoutPersons(text)).toBe(blanked)
  })

  test.each(['La Poste', 'Blain', 'SARL Martin', 'École Jules Verne', '12 rue Jean'])('is not what "%s" is', (name) => {
    expect(looksLikePerson(name)).toBe(false)
  })
})
