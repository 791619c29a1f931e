import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { checksumIBAN } from 'sepa'
import { expect, test } from 'vitest'
import { animator, share } from '../testing/animators.ts'
import { transferFileProblems } from '../testing/credit-transfer.ts'
import { bankPaid } from './finish.ts'
import { ibanFrom } from './iban.ts'
import { prepareBatch } from './prepare.ts'
import { bankText, sepaFile } from './sepa-file.ts'
import { closeMonth } from './statement.ts'

const { db } = await testDatabase()
const at = new Date('2026-12-20T09:00:00Z')
const debtor = { name: 'Wiker & Cie, l’éditeur', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' }
const elements = (xml: string) => [...xml.matchAll(/<([A-Za-z]+)(?: [^>]*)?>/g)].map((found) => found[1])
const values = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map((found) => found[1]!)

// The order of ISO 20022 pain.001.001.09, of what we write.
const head =
  'Document CstmrCdtTrfInitn GrpHdr MsgId CreDtTm NbOfTxs CtrlSum InitgPty Nm PmtInf PmtInfId PmtMtd BtchBookg NbOfTxs CtrlSum PmtTpInf SvcLvl Cd ReqdExctnDt Dt Dbtr Nm DbtrAcct Id IBAN DbtrAgt FinInstnId BICFI ChrgBr'
const each = 'CdtTrfTxInf PmtId InstrId EndToEndId Amt InstdAmt Cdtr Nm CdtrAcct Id IBAN RmtInf Ustrd'

test('A file for the bank has every payout, in the order of the norm, and adds up to the cent', async () => {
  const names = Array.from({ length: 25 }, (_, index) => `Zoé-${index} ${'Œuvrard & Fils '.repeat(index % 7)}`)
  let sum = 0
  for (const [index, name] of names.entries()) {
    const who = await animator(db, `a${index}`, { legalName: name })
    const cents = 1 + index * index * 12_345
    sum += cents
    await share(db, who, cents, '2026-11-20')
  }
  await closeMonth(db, { month: '2026-11-01', today: '2026-12-01', at, houseCountry: 'FR' })
  const batch = (await prepareBatch(db, { way: 'sepa', currency: 'EUR', day: '2026-12-21', at }))!
  const file = (await sepaFile(db, batch.id, debtor))!
  expect(file).toMatchObject({ payouts: 25, cents: sum, name: `virements-2026-12-21-${batch.id}.xml` })
  const { xml } = file
  expect(transferFileProblems(xml)).toEqual([])
  expect(elements(xml).join(' ')).toBe([head, ...names.map(() => each)].join(' '))
  expect(xml).toContain('xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"')
  expect(values(xml, 'NbOfTxs')).toEqual(['25', '25'])
  expect(values(xml, 'CtrlSum')).toEqual([(sum / 100).toFixed(2), (sum / 100).toFixed(2)])
  expect(values(xml, 'InstdAmt').reduce((total, amount) => total + Math.round(Number(amount) * 100), 0)).toBe(sum)
  expect(values(xml, 'Dt')).toEqual(['2026-12-21'])
  for (const id of ['MsgId', 'PmtInfId', 'InstrId', 'EndToEndId'].flatMap((name) => values(xml, name)))
    expect(id).toMatch(/^[A-Za-z0-9+?/:().,'-]{1,35}$/)
  for (const name of ['InstrId', 'EndToEndId']) expect(new Set(values(xml, name)).size).toBe(25)
  for (const text of [...values(xml, 'Nm'), ...values(xml, 'Ustrd')].map((one) => one.replaceAll('&apos;', "'")))
    expect(text).toMatch(/^(?!\/)[A-Za-z0-9/\-?:().,'+ ]{1,140}$/)
  for (const name of values(xml, 'Nm')) expect(name.replaceAll('&apos;', "'").length).toBeLessThanOrEqual(70)
  for (const iban of values(xml, 'IBAN')) expect(ibanFrom(iban)).toBe(iban)
  expect((await sepaFile(db, batch.id, debtor))!.xml).toBe(xml)
  await bankPaid(db, { batch: batch.id, on: '2026-12-21', at })
  expect((await sepaFile(db, batch.id, debtor))!.xml).toBe(xml)
  expect(await sepaFile(db, 999, debtor)).toBeUndefined()
})

test('A file that a bank would refuse is told: a sum, a sign, an order, an account', async () => {
  const who = await animator(db, 'wrong', { legalName: 'Marie' })
  await share(db, who, 100, '2026-10-20')
  await closeMonth(db, { month: '2026-12-01', today: '2027-01-01', at, houseCountry: 'FR' })
  const batch = (await prepareBatch(db, { way: 'sepa', currency: 'EUR', day: '2027-01-21', at }))!
  const { xml } = (await sepaFile(db, batch.id, debtor))!
  expect(transferFileProblems(xml)).toEqual([])
  const wrongs: [RegExp, string][] = [
    [/<InstdAmt Ccy="EUR">1.00/, '<InstdAmt Ccy="EUR">1.001'],
    [/Ccy="EUR"/, 'Ccy="SEK"'],
    [/<Nm>Marie/, '<Nm>Zoé'],
    [/<EndToEndId>[^<]*/, '<EndToEndId>'],
    [/<ChrgBr>SLEV<\/ChrgBr>/, '<ChrgBr>SHAR</ChrgBr>'],
    [/<IBAN>FR76/, '<IBAN>FR77'],
    [/<CtrlSum>1.00/, '<CtrlSum>2.00'],
    [/(<MsgId>[^<]*<\/MsgId>)(\s*)(<CreDtTm>[^<]*<\/CreDtTm>)/, '$3$2$1'],
  ]
  for (const [right, wrong] of wrongs) {
    const changed = xml.replace(right, wrong)
    expect(changed).not.toBe(xml)
    expect([wrong, transferFileProblems(changed).length]).toEqual([
      wrong,
      expect.toSatisfy((count: number) => count > 0),
    ])
  }
})

test('Any name becomes one that every bank takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constantFrom(35, 70, 140), (text, length) => {
      expect(bankText(text, length)).toMatch(/^(?!\/)[A-Za-z0-9/\-?:().,'+ ]+$/)
      expect(bankText(text, length).length).toBeLessThanOrEqual(length)
      expect(bankText(text, length)).not.toContain('//')
    }),
  )
  expect(bankText('Société Œuvrard & Fils – Ştefănescu', 70)).toBe('Societe OEuvrard + Fils Stefanescu')
})

test('An account with one figure wrong, or two that changed places, is refused', () => {
  const figures = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 23, maxLength: 23 })
  fc.assert(
    fc.property(figures, fc.nat(22), fc.integer({ min: 1, max: 9 }), (digits, place, by) => {
      const iban = checksumIBAN(`FR00${digits.join('')}`)
      expect(ibanFrom(iban.replace(/(.{4})/g, '$1 ').toLowerCase())).toBe(iban)
      const wrong = digits.with(place, (digits[place]! + by) % 10)
      expect(ibanFrom(iban.slice(0, 4) + wrong.join(''))).toBeUndefined()
      const next = (place + 1) % 23
      const swapped = digits.with(place, digits[next]!).with(next, digits[place]!)
      if (place < 22 && digits[place] !== digits[next])
        expect(ibanFrom(iban.slice(0, 4) + swapped.join(''))).toBeUndefined()
      expect(ibanFrom(iban.slice(0, -1))).toBeUndefined()
    }),
  )
})
