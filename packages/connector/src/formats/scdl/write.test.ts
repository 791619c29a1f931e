import { readFileSync } from 'node:fs'
import type { CanonicalRecord, Subsidy } from '@wiker/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSource } from '../../convert.ts'
import { collect, read, temporaryFile } from '../../testing/source.ts'
import type { Problem } from '../../types.ts'
import type { ScdlField } from './schema.ts'
import { writeScdl } from './write.ts'

const files = {
  subventions: `nomAttribuant,idAttribuant,dateConvention,referenceDecision,nomBeneficiaire,idBeneficiaire,rnaBeneficiaire,objet,montant,nature,conditionsVersement,datesPeriodeVersement,idRAE,notificationUE,pourcentageSubvention,dispositifAide
Commune de Roudigou,21860194600013,2025-06-27,2025-03-103,Les Amis de la harpe,,W380475558,"Concerts, ateliers",1800.5,aide en numéraire;aide en nature,échelonné,2025-07-14/2026-07-14,12345,non,0.45,`,
  deliberations: `COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,DELIB_MATIERE_NOM,DELIB_OBJET,BUDGET_ANNEE,BUDGET_NOM,PREF_ID,PREF_DATE,VOTE_EFFECTIF,VOTE_REEL,VOTE_POUR,VOTE_CONTRE,VOTE_ABSTENTION,DELIB_URL
Commune de Roudigou,21860194600013,2025-41,2025-10-15,8.4,Aménagement du territoire,Réfection du lavoir,2025,Budget principal,PREF044,2025-11-03,23,20,15,3,2,https://data.example.org/2025-41.pdf`,
  equipements: `COLL_NOM,COLL_SIRET,EQUIP_UID,EQUIP_THEME,EQUIP_CODE,EQUIP_TYPE,EQUIP_NOM,ADR_NUMERO,ADR_NOMVOIE,ADR_CODEPOSTAL,ADR_COMMUNE,ADR_CLE_INTEROP,ERP_ID,ERP_TYPE,ERP_CATEGORIE,EQUIP_LAT,EQUIP_LONG,EQUIP_OUVERTURE,EQUIP_TEL,EQUIP_EMAIL,EQUIP_WEB
Blain,21860194600013,44015-01010401-001,Equipement administratif,01010401-001,Mairie,Hôtel de ville,2 bis,Rue Charles de Gaulle,44130,Blain,44015_0040_00002,44015-A-2,W;L,5,47.476812,-1.762875,"Mo-Fr 08:30-12:00,13:30-17:30; Sa 08:30-12:00",+33 240790000,mairie@example.org,https://www.example.org`,
  budget: `BGT_NATDEC,BGT_ANNEE,BGT_SIRET,BGT_NOM,BGT_CONTNAT,BGT_CONTNAT_LABEL,BGT_NATURE,BGT_NATURE_LABEL,BGT_FONCTION,BGT_FONCTION_LABEL,BGT_OPERATION,BGT_SECTION,BGT_OPBUDG,BGT_CODRD,BGT_MTREAL,BGT_MTBUDGPREC,BGT_MTRARPREC,BGT_MTPROPNOUV,BGT_MTPREV,BGT_CREDOUV,BGT_MTRAR3112,BGT_ARTSPE
compte administratif,2024,21860194600013,Commune de Roudigou,6064,Fournitures administratives,011,Charges à caractère général,020,Administration générale,,fonctionnement,réel,dépense,1234.5,1000,,,,,,non spécialisé`,
}
type Name = keyof typeof files

describe('files of the common base of local data', () => {
  it.each(Object.keys(files) as Name[])('%s come back cell by cell, and hold to the national schema', async (name) => {
    const { text, told } = await write(await recordsOf(files[name]))
    expect(text.trim().split('\r\n')).toEqual(files[name].split('\n'))
    expect(told).toEqual([])
    expect(await breaches(name, text)).toEqual([])
  })

  it('leave what nobody knows empty, and tell the publisher to complete it', async () => {
    const { text, told } = await write([subsidy({}), subsidy({ amount: undefined })])
    expect(told).toContainEqual({ key: 'scdl-required', column: 'montant', values: { count: 1 } })
    expect(told).toContainEqual({ key: 'scdl-required', column: 'pourcentageSubvention', values: { count: 2 } })
    expect((await breaches('subventions', text)).every((one) => one.endsWith(' is required'))).toBe(true)
    expect(text.split('\r\n')[1]).toBe('Roudigou,,2025-06-27,,Harpe,,,Concert,100,,,,,,,')
  })

  it('leave out what the schema does not allow: a SIRET with a wrong key, an amount in another money', async () => {
    const grantor = { name: 'Roudigou', identifier: '21860194600014' }
    const { text, told } = await write([subsidy({ grantor, currency: 'RON' })])
    expect(told).toContainEqual({ key: 'scdl-not-allowed', column: 'idAttribuant', values: { count: 1 } })
    expect(told).toContainEqual({ key: 'scdl-required', column: 'montant', values: { count: 1 } })
    expect(text).not.toContain(grantor.identifier)
  })

  it('call for the whole of a vote once a figure of it is given, and for one number of who received', async () => {
    const vote: CanonicalRecord = { type: 'Deliberation', id: 'v', name: 'Lavoir', votesFor: 12 }
    const called = async (record: CanonicalRecord) => (await write([record])).told.map(({ column }) => column)
    expect(await called(vote)).toEqual(expect.arrayContaining(['VOTE_EFFECTIF', 'VOTE_REEL', 'VOTE_CONTRE']))
    expect(await called({ ...vote, votesFor: undefined })).not.toContain('VOTE_EFFECTIF')
    expect(await called(subsidy({}))).toContain('idBeneficiaire / rnaBeneficiaire')
    const beneficiary = { name: 'Harpe', identifier: 'W442000001' }
    expect(await called(subsidy({ beneficiary }))).not.toContain('idBeneficiaire / rnaBeneficiaire')
  })

  it('hold one kind of record; the others are told', async () => {
    const place: CanonicalRecord = { type: 'Place', id: 'b', name: 'Lavoir' }
    const { text, told } = await write([subsidy({}), place])
    expect(text.trim().split('\r\n')).toHaveLength(2)
    expect(told).toContainEqual({ key: 'scdl-other', values: { count: 1 } })
  })

  it('hold to the schema whatever the records say', async () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
    const any = fc.record({
      name: words,
      nature: words,
      conditions: words,
      amount: fc.double({ noNaN: true, noDefaultInfinity: true }),
      additional: fc.record({
        notificationUE: words,
        pourcentageSubvention: fc.double(),
        datesPeriodeVersement: words,
      }),
      beneficiary: fc.record({ name: words, identifier: words }),
    })
    await fc.assert(
      fc.asyncProperty(any, async (fields) => {
        const { text } = await write([subsidy(fields)])
        const wrong = (await breaches('subventions', text)).filter((one) => !one.endsWith(' is required'))
        expect(wrong).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

const subsidy = (fields: Partial<Subsidy>): Subsidy => ({
  type: 'Subsidy',
  id: 'a',
  name: 'Concert',
  date: '2025-06-27',
  amount: 100,
  grantor: { name: 'Roudigou' },
  beneficiary: { name: 'Harpe' },
  ...fields,
})

async function recordsOf(text: string): Promise<CanonicalRecord[]> {
  const source = await openSource(await temporaryFile('a.csv', text), { today: '2026-11-23' })
  const converted = await collect(source.members[0]!.convert())
  await source.dispose()
  return converted.flatMap((one) => (one.ok ? [one.record] : []))
}

async function write(records: CanonicalRecord[]) {
  const told: Problem[] = []
  const list = async function* () {
    yield* records
  }
  const options = { now: '2026-11-23T10:00:00Z', warn: (problem: Problem) => told.push(problem) }
  return { text: (await collect(writeScdl(list(), options))).join(''), told }
}

/** Judges a written file by the schema's own words, apart from the code that wrote it. */
async function breaches(name: Name, text: string): Promise<string[]> {
  const path = new URL(`../../../data/schemas/scdl-${name}.json`, import.meta.url)
  const { fields } = JSON.parse(readFileSync(path, 'utf8'))
  const { rows } = await read('a.csv', text)
  expect(text.split('\r\n')[0]).toBe(fields.map((field: { name: string }) => field.name).join(','))
  return rows.flatMap((row) =>
    fields.flatMap(({ name, type, constraints, trueValues = [], falseValues = [] }: ScdlField) => {
      const cell = row[name]
      const rule = constraints ?? {}
      if (cell === undefined) return rule.required ? [`${name} is required`] : []
      const value = String(cell)
      const wrong = [
        ['date', type === 'date' && Number.isNaN(Date.parse(value))],
        ['number', /^(number|integer|year)$/.test(type) && !Number.isFinite(Number(value))],
        ['boolean', type === 'boolean' && ![...trueValues, ...falseValues].includes(value)],
        ['enum', rule.enum && !rule.enum.includes(value)],
        ['pattern', rule.pattern && !new RegExp(rule.pattern).test(value)],
        ['length', value.length > (rule.maxLength ?? 1e9) || value.length < (rule.minLength ?? 0)],
        ['range', Number(value) < (rule.minimum ?? -Infinity) || Number(value) > (rule.maximum ?? Infinity)],
      ]
      return wrong.filter(([, is]) => is).map(([what]) => `${name}: ${what} (${value})`)
    }),
  )
}
