import type { Messages } from '@wiker/platform/i18n.ts'
import { mentionsOf } from './mentions.ts'
import type { Paper } from './paper.ts'
import { type Issuer, type Party, plain, sirenOf } from './parties.ts'
import { longDay, money, percent } from './words.ts'
import { lineName, termsOf } from './xml.ts'

/** What `data/invoice.typ` is given: words and amounts as they are printed. */
export interface InvoiceSheet {
  language: string
  title: string
  /** Across the page: no money moved. */
  specimen?: string
  facts: { name: string; value: string }[]
  seller: { name: string; lines: string[] }
  buyer: { name: string; lines: string[] }
  sellerTitle: string
  buyerTitle: string
  head: string[]
  lines: string[][]
  totals: { name: string; amount: string; strong: boolean }[]
  terms: string
  mentions: string[]
  page: string
}

export function sheetOf(paper: Paper, issuer: Issuer, words: Messages): InvoiceSheet {
  const { t } = words
  const amount = (cents: number) => money(words, cents, paper.currency)
  const total = (name: string, cents: number, strong = false) => ({ name, amount: amount(cents), strong })
  return {
    language: words.language,
    title: t(`paper.title.${paper.kind}`, { number: paper.number }),
    ...(issuer.isSpecimen && { specimen: t('paper.specimen') }),
    facts: [
      { name: t('paper.day'), value: longDay(words, paper.day) },
      ...(paper.period
        ? [
            {
              name: t('paper.period'),
              value: t('paper.fromTo', {
                from: longDay(words, paper.period.from),
                to: longDay(words, paper.period.to),
              }),
            },
          ]
        : []),
      ...(paper.corrects
        ? [
            {
              name: t('paper.corrects'),
              value: t('paper.correctsValue', {
                number: paper.corrects.number,
                day: longDay(words, paper.corrects.day),
              }),
            },
          ]
        : []),
    ],
    seller: shown(paper.seller, words),
    buyer: shown(paper.buyer, words),
    sellerTitle: t('paper.seller'),
    buyerTitle: t('paper.buyer'),
    head: [t('paper.head.what'), t('paper.head.quantity'), t('paper.head.unit'), t('paper.head.net')],
    lines: paper.lines.map((line) => [
      line.name || lineName(paper, words, line),
      words.number(line.quantity),
      amount(line.unit),
      amount(line.net),
    ]),
    totals: [
      ...(paper.discount === 0
        ? []
        : [total(t(paper.discount < 0 ? 'paper.supplement' : 'paper.discount'), -paper.discount)]),
      total(t('paper.total.net'), paper.net),
      total(t('paper.total.vat', { rate: percent(words, paper.rate) }), paper.vat),
      total(t('paper.total.gross'), paper.gross, true),
    ],
    terms: termsOf(paper, words),
    mentions: mentionsOf(paper, issuer, words).map(({ text }) => text),
    page: t('paper.page'),
  }
}

function shown(party: Party, { t, language }: Messages): { name: string; lines: string[] } {
  const { streetAddress, postalCode, addressLocality } = party.address
  const siren = sirenOf(party)
  return {
    name: plain(party.legalName),
    lines: [
      streetAddress,
      [postalCode, addressLocality].filter(Boolean).join(' '),
      new Intl.DisplayNames([language], { type: 'region' }).of(party.country),
      siren ? `SIREN ${siren}` : party.legalId,
      party.vatId && t('paper.vatId', { number: party.vatId }),
      party.serviceCode && t('paper.serviceCode', { code: party.serviceCode }),
      party.orderNumber && t('paper.orderNumber', { number: party.orderNumber }),
    ]
      .map((line) => plain(line ?? ''))
      .filter(Boolean),
  }
}
