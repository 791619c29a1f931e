/** The rules of a file of transfers, for tests: its schema, and what a schema cannot say. */
import { readFileSync } from 'node:fs'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { ibanFrom } from '../payout/iban.ts'

const schema = XsdValidator.fromDoc(
  XmlDocument.fromString(readFileSync(new URL('./credit-transfer.xsd', import.meta.url), 'utf8')),
)

/** What is wrong in a file for the bank; nothing when it is right. */
export function transferFileProblems(xml: string): string[] {
  const problems: string[] = []
  const document = XmlDocument.fromString(xml)
  try {
    schema.validate(document)
  } catch (error) {
    problems.push((error as Error).message)
  } finally {
    document.dispose()
  }
  const values = (name: string) =>
    [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map((found) => found[1]!)
  const cents = values('InstdAmt').map((amount) => Math.round(Number(amount) * 100))
  const sum = cents.reduce((all, one) => all + one, 0)
  for (const total of values('CtrlSum'))
    if (Math.round(Number(total) * 100) !== sum) problems.push(`CtrlSum ${total}, not ${sum}`)
  for (const count of values('NbOfTxs'))
    if (Number(count) !== cents.length) problems.push(`NbOfTxs ${count}, not ${cents.length}`)
  for (const iban of values('IBAN')) if (ibanFrom(iban) !== iban) problems.push(`IBAN ${iban}`)
  if (new Set(values('EndToEndId')).size !== cents.length) problems.push('two transfers have one EndToEndId')
  return problems
}
