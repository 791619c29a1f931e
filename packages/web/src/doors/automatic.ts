import type { EmailText } from '@wiker/connector/text/email.ts'
import type { MailFate } from '@wiker/town/doors/mailbox.ts'

/**
 * Why nothing is made of a mail: a machine wrote it (RFC 3834: answers, lists, bounces, advertising), a filter took it for spam, or it is one of our own.
 * Undefined of what a person wrote.
 */
export function automaticFate(
  { headers, from, text, attachments, calendars }: EmailText,
  own: readonly string[],
): MailFate | undefined {
  const address = from?.address?.toLowerCase() ?? ''
  if (own.includes(address) || headers['x-wiker-loop']) return 'own'
  if (
    headers['return-path']?.trim() === '<>' ||
    /^(?:mailer-daemon|postmaster)@/.test(address) ||
    /multipart\/report/i.test(headers['content-type'] ?? '')
  )
    return 'bounce'
  if (isAutomatic(headers) || /^(?:no-?reply|ne-?pas-?repondre|do-?not-?reply|bounces?)\b[^@]*@/.test(address))
    return 'automatic'
  if (isSpam(headers)) return 'automatic'
  if (address === '' || (text.trim() === '' && attachments.length === 0 && calendars.length === 0)) return 'empty'
  return undefined
}

function isAutomatic(headers: EmailText['headers']): boolean {
  const submitted = headers['auto-submitted']?.trim().toLowerCase()
  if (submitted && !submitted.startsWith('no')) return true
  if (/^(?:bulk|junk|list|auto_reply)/i.test(headers.precedence ?? '')) return true
  return [
    'x-autoreply',
    'x-autorespond',
    'x-auto-response-suppress',
    'list-unsubscribe',
    'list-id',
    'feedback-id',
  ].some(
    (name) =>
      headers[name] !== undefined && !(name === 'x-auto-response-suppress' && /^none$/i.test(headers[name].trim())),
  )
}

const isSpam = (headers: EmailText['headers']) =>
  /^yes/i.test(headers['x-spam-flag'] ?? '') ||
  /^yes/i.test(headers['x-spam-status'] ?? '') ||
  /\bspam\b.*\byes\b/i.test(headers['x-ovh-spam-status'] ?? '')
