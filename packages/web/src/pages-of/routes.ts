import type { Deps, Site } from '../server/deps.ts'
import { registerClaim } from './claim.tsx'
import { registerClaimLink } from './claim-link.tsx'
import { registerClose } from './close.tsx'
import { registerCoupon } from './coupon.tsx'
import { registerCoupons } from './coupons.tsx'
import { registerDeskPageActions } from './desk-actions.ts'
import { registerDeskPages } from './desk-pages.tsx'
import { registerInvitation } from './invitation.tsx'
import { registerMembers } from './members.tsx'
import { registerNamings } from './namings.tsx'
import { registerPageHome } from './page-home.tsx'
import { registerPartners } from './partners.ts'
import { registerProfile } from './profile.tsx'
import { registerProgramme } from './programme.tsx'
import { registerSpace } from './space.tsx'
import { registerText } from './text.tsx'
import { registerTextActions } from './text-actions.ts'
import { registerWrite } from './write.tsx'

/** The pages of organisations: asking for one, and writing in its name. A site where nobody signs in has none of them. */
export function registerPagesOf(site: Site, deps: Deps): void {
  const { people, desk, post } = deps
  if (!people || !desk || !post) return
  const given = { ...deps, people, desk, post }
  registerClaimLink(site, given)
  registerClaim(site, given)
  registerInvitation(site, given)
  registerSpace(site, given)
  registerPageHome(site, given)
  registerMembers(site, given)
  registerClose(site, given)
  registerProfile(site, given)
  registerPartners(site, given)
  registerNamings(site, given)
  registerProgramme(site, given)
  registerWrite(site, given)
  registerText(site, given)
  registerTextActions(site, given)
  registerCoupon(site, given)
  registerCoupons(site, given)
  registerDeskPages(site, given)
  registerDeskPageActions(site, given)
}
