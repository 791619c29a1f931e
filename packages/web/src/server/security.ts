/**
 * Headers of every answer. No inline script or style is ever run; nothing is loaded from elsewhere but pictures (photographs stay where their
 * authors published them) — JSON-LD is data, which the policy does not concern.
 */
export const securityHeaders: [string, string][] = [
  [
    'content-security-policy',
    [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "font-src 'self'",
      "img-src 'self' data: https:",
      "connect-src 'self'",
      "manifest-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  ],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['permissions-policy', 'camera=(), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['x-frame-options', 'DENY'],
]

/**
 * The same policy for a page whose forms also lead to these origins: a browser follows a form's answer to them and to no others
 * (https://www.w3.org/TR/CSP3/#directive-form-action holds for redirects too).
 */
export function policyWithForms(origins: string[]): string {
  return securityHeaders[0]![1].replace("form-action 'self'", ["form-action 'self'", ...origins].join(' '))
}

/** Feeds and open data may be read by the scripts of any other site. */
export const openHeaders: [string, string][] = [
  ['access-control-allow-origin', '*'],
  ['x-content-type-options', 'nosniff'],
]

/** Headers of files that are no page and run by themselves nowhere (styles, fonts, pictures, scripts of pages): a drawing opened alone runs nothing. */
export const fileHeaders: [string, string][] = [
  ['content-security-policy', "default-src 'none'"],
  ['x-content-type-options', 'nosniff'],
]
