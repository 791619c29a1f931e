import { createHash } from 'node:crypto'
import type { Issuer } from '@wiker/billing/invoice/factur-x/parties.ts'
import { usualContestDays } from '@wiker/billing/payout/calendar.ts'
import type { AnimatorFile } from '@wiker/billing/payout/standing.ts'
import { plainDay } from '../../formatting/dates.ts'
import type { Words } from '../../formatting/words.ts'

export interface MandateText {
  paragraphs: string[]
  /** Whole, as it is kept once it is signed. */
  words: string
  /** SHA-256 of it: what was read is what is signed. */
  hash: string
  contestDays: number
}

/** The mandate to invoice in her name (CGI art. 289, I-2), as she reads and signs it on a day. */
export function mandateText(file: AnimatorFile, issuer: Issuer, today: string, { t, ...words }: Words): MandateText {
  const { streetAddress, postalCode, addressLocality } = file.address
  const address = [streetAddress, [postalCode, addressLocality].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  const paragraphs = [
    t('earnings.mandate.who', {
      name: file.legalName,
      number: file.legalId ?? '–',
      address,
      house: issuer.legalName,
      houseNumber: issuer.legalId,
    }),
    t('earnings.mandate.what', { house: issuer.legalName }),
    t('earnings.mandate.contest', { days: usualContestDays }),
    t('earnings.mandate.duties'),
    t('earnings.mandate.until', { day: plainDay(today, { t, ...words }) }),
  ]
  const whole = paragraphs.join('\n\n')
  return {
    paragraphs,
    words: whole,
    hash: createHash('sha256').update(whole).digest('hex'),
    contestDays: usualContestDays,
  }
}
