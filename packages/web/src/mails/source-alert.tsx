import type { UntoldFault } from '@wiker/harvest'
import type { Mail } from '@wiker/platform/mail/mail.ts'
import { faultInWords } from '../formatting/faults.ts'
import { words } from '../formatting/words.ts'
import { type Language, localPath } from '../server/language.ts'
import { letter } from './letter.tsx'

/** One letter for all that is newly wrong with the sources that one person looks after. */
export function sourceAlertMail(
  to: string,
  faults: readonly UntoldFault[],
  publicUrl: string,
  language: Language,
): Mail {
  const { t } = words[language]
  const bySource = [...Map.groupBy(faults, (fault) => fault.source).values()]
  const told = bySource.map((some) =>
    [some[0]!.name, ...some.map((fault) => faultInWords(fault, words[language], language))].join('\n'),
  )
  return {
    kind: 'source-alert',
    to,
    subject: t('alert.subject', { count: bySource.length }),
    ...letter(language, {
      paragraphs: [t('alert.hello'), t('alert.lead'), ...told],
      button: { text: t('alert.button'), address: publicUrl + localPath(language, '/bureau/sources') },
      after: [t('alert.forPublisher')],
    }),
  }
}
