import {
  buildXml,
  DocumentTypeCode,
  type FacturXInvoiceInput,
  Flavor,
  Profile,
  UnitCode,
  VatCategoryCode,
} from '@stackforge-eu/factur-x'
import type { Messages } from '@wiker/platform/i18n.ts'
import { belowVat, mentionsOf } from './mentions.ts'
import type { Paper, PaperLine } from './paper.ts'
import { type Issuer, plain, tradeParty } from './parties.ts'
import { wordsIn } from './words.ts'

const typeCodes = {
  invoice: DocumentTypeCode.COMMERCIAL_INVOICE,
  'credit-note': DocumentTypeCode.CREDIT_NOTE,
  'self-billed': DocumentTypeCode.SELF_BILLED_INVOICE,
  'self-billed-credit-note': DocumentTypeCode.SELF_BILLED_CREDIT_NOTE,
} as const satisfies Record<Paper['kind'], DocumentTypeCode>

const categories = {
  standard: VatCategoryCode.STANDARD_RATE,
  'below-vat': VatCategoryCode.EXEMPT,
  'reverse-charge': VatCategoryCode.REVERSE_CHARGE,
  zero: VatCategoryCode.ZERO_RATED,
} as const satisfies Record<Paper['vatKind'], VatCategoryCode>

/** The paper as XML of the profile EN 16931 of Factur-X, in the words of this language. */
export function xmlOf(paper: Paper, issuer: Issuer, language: string): string {
  const xml = buildXml(inputOf(paper, issuer, wordsIn(language)), Profile.EN16931, Flavor.FACTUR_X)
  // What is not known of an address is left out: an empty element says nothing, and the norm refuses it.
  return xml.replaceAll(/<ram:(LineOne|CityName)><\/ram:\1>/g, '')
}

function inputOf(paper: Paper, issuer: Issuer, words: Messages): FacturXInvoiceInput {
  const { t } = words
  const vat = { vatCategoryCode: categories[paper.vatKind], vatRatePercent: paper.rate / 100 }
  const left = paper.isPaid ? 0 : paper.gross
  return {
    document: {
      id: paper.number,
      issueDate: paper.day,
      typeCode: typeCodes[paper.kind],
      ...(paper.buyer.serviceCode && { buyerReference: plain(paper.buyer.serviceCode) }),
      // What kind of invoice it is in the French reform: of services, to be paid (S1) or paid before (S2).
      businessProcessId: paper.isPaid ? 'S2' : 'S1',
      notes: mentionsOf(paper, issuer, words).map(({ text, subject }) => ({
        content: plain(text),
        ...(subject && { subjectCode: subject }),
      })),
    },
    seller: tradeParty(paper.seller),
    buyer: tradeParty(paper.buyer),
    lines: paper.lines.map((line, index) => ({
      id: String(index + 1),
      name: plain(line.name || lineName(paper, words, line)),
      quantity: line.quantity,
      unitCode: UnitCode.UNIT,
      unitPrice: line.unit / 100,
      lineTotal: line.net / 100,
      ...vat,
    })),
    ...(paper.discount !== 0 && {
      allowancesCharges: [
        {
          isCharge: paper.discount < 0,
          amount: Math.abs(paper.discount) / 100,
          reason: t(paper.discount < 0 ? 'paper.supplement' : 'paper.discount'),
          ...vat,
        },
      ],
    }),
    ...(paper.period && { billingPeriod: { startDate: paper.period.from, endDate: paper.period.to } }),
    references: [
      ...(paper.buyer.orderNumber ? [{ id: plain(paper.buyer.orderNumber), type: 'order' as const }] : []),
      ...(paper.corrects
        ? [{ id: paper.corrects.number, type: 'preceding' as const, issueDate: paper.corrects.day }]
        : []),
    ],
    payment: {
      termsDescription: plain(termsOf(paper, words)),
      ...(paper.dueDay && { dueDate: paper.dueDay }),
    },
    vatBreakdown: [
      {
        categoryCode: categories[paper.vatKind],
        ratePercent: paper.rate / 100,
        taxableAmount: paper.net / 100,
        taxAmount: paper.vat / 100,
        ...(paper.vatKind === 'below-vat' && {
          exemptionReason: plain(belowVat(paper.seller.country, words)),
          ...(paper.seller.country === 'FR' && { exemptionReasonCode: 'VATEX-FR-FRANCHISE' }),
        }),
        ...(paper.vatKind === 'reverse-charge' && {
          exemptionReason: plain(t('paper.mention.reverseCharge')),
          exemptionReasonCode: 'VATEX-EU-AE',
        }),
      },
    ],
    totals: {
      lineTotal: paper.lines.reduce((sum, line) => sum + line.net, 0) / 100,
      ...(paper.discount > 0 && { allowanceTotal: paper.discount / 100 }),
      ...(paper.discount < 0 && { chargeTotal: -paper.discount / 100 }),
      taxBasisTotal: paper.net / 100,
      taxTotal: paper.vat / 100,
      grandTotal: paper.gross / 100,
      prepaidAmount: (paper.gross - left) / 100,
      duePayableAmount: left / 100,
      currency: paper.currency,
    },
  }
}

/** What a line says when the row says nothing: what a credit note gives back, a part of a period, or the service. */
export function lineName(
  { isCredit, corrects }: Pick<Paper, 'isCredit' | 'corrects'>,
  { t }: Messages,
  { net, isPart }: Pick<PaperLine, 'net' | 'isPart'>,
): string {
  if (isPart) return t(net < 0 !== isCredit ? 'paper.line.unused' : 'paper.line.remaining')
  return isCredit && corrects ? t('paper.line.givenBack', { number: corrects.number }) : t('paper.line.service')
}

export function termsOf(paper: Paper, { t, ...words }: Messages): string {
  if (paper.isPaid && paper.isCredit) return t('paper.terms.givenBack')
  if (paper.isPaid) return t('paper.terms.paid')
  if (paper.isCredit) return t('paper.terms.kept')
  const day = words.date(paper.dueDay ?? paper.day, { day: 'numeric', month: 'long', year: 'numeric' })
  return t(paper.isSelfBilled ? 'paper.terms.weTransfer' : 'paper.terms.due', { day })
}
