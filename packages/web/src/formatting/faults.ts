import type { KeptFault } from '@wiker/harvest'
import type { Language } from '../server/language.ts'
import { plainDay } from './dates.ts'
import { refusalInWords } from './refusals.ts'
import type { MessageKey, Words } from './words.ts'

/** What ails a source, in one sentence for who looks after it. */
export function faultInWords(fault: KeptFault, words: Words, language: Language): string {
  const values = valuesOf(fault, words, language)
  if (fault.kind !== 'held') return words.t(`fault.${fault.kind}`, values)
  return words.t(fault.details.reason === 'adds-too-much' ? 'fault.held.adds' : 'fault.held.withdraws', values)
}

export interface PublisherLetter {
  subject: string
  text: string
}

/** A letter ready to be sent to who publishes the data, about all that ails it. `report`: address of the page with its refused rows. */
export function publisherLetter(
  source: { name: string; url: string; town: string; report: string },
  faults: readonly KeptFault[],
  words: Words,
  language: Language,
): PublisherLetter {
  const { t } = words
  const lines = faults.map((fault) =>
    t(`publisher.${fault.kind}`, {
      ...valuesOf(fault, words, language),
      since: sinceOf(fault, words),
      report: source.report,
    }),
  )
  return {
    subject: t('publisher.subject', { name: source.name }),
    text: [t('publisher.hello'), t('publisher.lead', source), ...lines, t('publisher.thanks')].join('\n\n'),
  }
}

function sinceOf({ details, since }: KeptFault, words: Words): string {
  return plainDay(typeof details.since === 'string' ? details.since : since.toISOString().slice(0, 10), words)
}

function valuesOf({ details }: KeptFault, words: Words, language: Language) {
  const { reason, since, until, to, ...plain } = details
  return {
    ...plain,
    ...(typeof reason === 'string'
      ? { reason: refusalInWords({ key: reason, values: details }, words, language) }
      : {}),
    ...(typeof since === 'string' ? { since: plainDay(since, words) } : {}),
    ...(typeof until === 'string' ? { until: plainDay(until, words) } : {}),
    ...(typeof to === 'string' ? { field: words.maybe(`field.${to}` as MessageKey) ?? to } : {}),
  }
}
