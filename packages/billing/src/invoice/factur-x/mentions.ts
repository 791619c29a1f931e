import type { Messages } from '@wiker/platform/i18n.ts'
import type { Paper } from './paper.ts'
import { type Issuer, sirenOf } from './parties.ts'
import { longDay } from './words.ts'

/** A mention that the law asks for. Its subject is a code of UNTDID 4451, which the French reform reads by machine. */
export interface Mention {
  text: string
  subject?: 'REG' | 'ABL' | 'PMD' | 'PMT' | 'AAB' | 'AAI'
}

/**
 * The mentions of a paper: those of every Member State (self-billing, reverse charge, exemption: directive 2006/112, art. 226), who the seller is in
 * its register (Código de comercio art. 24, Legea 31/1990 art. 74), for a seller in Sweden that it is approved for F-tax, and for one in France those of
 * the code de commerce (L441-9, D441-5) and of the CGI (annexe II, art. 242 nonies A).
 */
export function mentionsOf(paper: Paper, issuer: Issuer, words: Messages): Mention[] {
  const { t } = words
  const mentions: Mention[] = []
  const { seller } = paper
  if (issuer.isSpecimen) mentions.push({ text: t('paper.mention.specimen') })
  if (paper.isSelfBilled) {
    mentions.push({ text: t('paper.mention.selfBilled'), subject: 'REG' })
    if (paper.mandate)
      mentions.push({
        text: t('paper.mention.mandate', {
          house: issuer.legalName,
          seller: seller.legalName,
          day: longDay(words, paper.mandate.signedOn),
          days: paper.mandate.contestDays,
        }),
        subject: 'AAI',
      })
  }
  if (paper.vatKind === 'below-vat') mentions.push({ text: belowVat(seller.country, words) })
  if (paper.vatKind === 'reverse-charge') mentions.push({ text: t('paper.mention.reverseCharge') })
  const identity = paper.isSelfBilled ? '' : identityOf(issuer)
  if (seller.country !== 'FR') {
    if (identity) mentions.push({ text: identity, subject: 'ABL' })
    if (seller.country === 'SE' && !paper.isSelfBilled) mentions.push({ text: t('paper.mention.fSkatt') })
    return mentions
  }
  mentions.push({ text: t('paper.mention.services'), subject: 'AAI' })
  if (!paper.isSelfBilled) {
    if (identity) mentions.push({ text: identity, subject: 'ABL' })
    if (issuer.vatOnDebits && paper.vatKind === 'standard') mentions.push({ text: t('paper.mention.onDebits') })
  }
  if (!paper.isCredit) {
    mentions.push(
      {
        text: t('paper.mention.penalty', { rate: issuer.latePenalty ?? t('paper.mention.legalRate') }),
        subject: 'PMD',
      },
      { text: t('paper.mention.indemnity'), subject: 'PMT' },
      { text: t('paper.mention.noDiscount'), subject: 'AAB' },
    )
  }
  return mentions
}

/** Why there is no VAT, in the words of the seller's law. */
export function belowVat(country: string, { t }: Messages): string {
  return country === 'FR' ? t('paper.mention.belowVatFrance') : t('paper.mention.belowVat')
}

/** "Wiker, SAS au capital de 1 000 €, RCS Nantes 732 829 320" */
export function identityOf(issuer: Issuer): string {
  const siren = sirenOf(issuer)
  const number = siren?.replace(/^(\d{3})(\d{3})(\d{3})$/, '$1\u00a0$2\u00a0$3') ?? issuer.legalId
  const register = issuer.register ? `${issuer.register} ${number}` : ''
  return [issuer.legalName, issuer.legalForm, register].filter(Boolean).join(', ')
}
