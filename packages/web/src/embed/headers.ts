import type { SiteContext } from '../server/deps.ts'
import { securityHeaders } from '../server/security.ts'

/** On the pages made to be shown in other sites, and on no other: any site may frame them. They have no form and know nobody. */
export function letBeFramed(c: SiteContext): void {
  const policy = securityHeaders.find(([name]) => name === 'content-security-policy')![1]
  c.header('content-security-policy', policy.replace("frame-ancestors 'none'", 'frame-ancestors *'))
}

/** Any site's scripts may read it: it is the same for everybody. */
export function letBeRead(c: SiteContext): void {
  c.header('access-control-allow-origin', '*')
  c.header('cross-origin-resource-policy', 'cross-origin')
}
