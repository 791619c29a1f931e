import { parse } from 'tldts'

/**
 * The domains at which an organisation's own letter boxes may be: that of its website, and that of its e-mail address. None is a provider's,
 * where anybody opens a box, nor a platform's, where anybody opens a site.
 *
 * @param said the addresses that the directory knows, as it has them: `https://www.amicale-blain.fr/contact`, `contact@amicale-blain.fr`.
 */
export function ownDomains(said: { website?: string | null | undefined; email?: string | null | undefined }): string[] {
  const found = [domainOf(said.website ?? ''), domainOf(said.email ?? '')]
  return [...new Set(found.filter((domain) => domain !== undefined))].filter((domain) => !isShared(domain))
}

/** Whether a letter sent there reaches the owner of one of the domains: the domain itself, or a part of it. */
export function isAt(email: string, domains: readonly string[]): boolean {
  const domain = domainOf(email)
  return domain !== undefined && !isShared(domain) && domains.includes(domain)
}

/** The registered domain of an address: `amicale-blain.fr` of `https://www.amicale-blain.fr/a`. Undefined for numbers, local names and what is none. */
export function domainOf(address: string): string | undefined {
  const host = address.includes('@') && !address.includes('/') ? address.slice(address.lastIndexOf('@') + 1) : address
  const { domain, isIp, isIcann, isPrivate } = parse(host.trim().toLowerCase(), { allowPrivateDomains: true })
  return domain && !isIp && (isIcann || isPrivate) ? domain : undefined
}

/** True of a domain where anybody may have an address or a page. */
export function isShared(domain: string): boolean {
  return providers.has(domain) || platforms.has(domain) || families.test(domain)
}

const words = (text: string) => new Set(text.trim().split(/\s+/))

/** Big providers have a domain for each country. */
const families =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|aol|icloud|gmx|yandex|protonmail|proton|tutanota)\.[a-z.]+$/

const providers = words(`
  orange.fr wanadoo.fr voila.fr laposte.net free.fr freesbee.fr libertysurf.fr online.fr sfr.fr neuf.fr 9online.fr club-internet.fr cegetel.net
  numericable.fr numericable.com noos.fr bbox.fr aliceadsl.fr alice.fr dbmail.com tele2.fr nordnet.fr ozone.net wibox.fr k-net.fr mailo.com
  mailo.fr netcourrier.com net-c.fr francite.com caramail.com caramail.fr lycos.fr ovh.fr gandi.net zaclys.net ouvaton.org riseup.net posteo.net
  posteo.de mailbox.org fastmail.com fastmail.fm zoho.com zohomail.com zohomail.eu mail.com email.com me.com mac.com pm.me tuta.io tutamail.com
  ik.me ikmail.com infomaniak.com hushmail.com inbox.com mail.ru bk.ru list.ru rambler.ru qq.com 163.com 126.com naver.com
  web.de t-online.de freenet.de arcor.de bluewin.ch hispeed.ch sunrise.ch skynet.be telenet.be proximus.be voo.be scarlet.be pt.lu
  libero.it virgilio.it tiscali.it alice.it tin.it telefonica.net terra.es sapo.pt telia.com telia.se comhem.se spray.se bredband.net
  clicknet.ro rdslink.ro bt.com btinternet.com sky.com virginmedia.com talktalk.net comcast.net verizon.net att.net
  ac-nantes.fr ac-rennes.fr yopmail.com yopmail.fr mailinator.com guerrillamail.com 10minutemail.com jetable.org trashmail.com temp-mail.org`)

const platforms = words(`
  facebook.com fb.com instagram.com twitter.com x.com linkedin.com youtube.com tiktok.com pinterest.com google.com google.fr goo.gl linktr.ee
  wordpress.com wordpress.org blogspot.com blogspot.fr blogger.com wix.com wixsite.com weebly.com jimdo.com jimdofree.com jimdosite.com
  webnode.fr webnode.com e-monsite.com over-blog.com overblog.com canalblog.com eklablog.com eklablog.fr skyrock.com hautetfort.com
  site123.me strikingly.com squarespace.com webself.net sitew.com sitew.fr wifeo.com pagesperso-orange.fr monsite-orange.fr free.fr
  helloasso.com assoconnect.com sportsregions.fr footeo.com clubeo.com kalisport.com quomodo.com yapla.com joinly.com leetchi.com
  pagesjaunes.fr solocal.com tripadvisor.fr tripadvisor.com booking.com airbnb.fr airbnb.com thefork.fr lafourchette.com ubereats.com
  deliveroo.fr planity.com doctolib.fr leboncoin.fr github.io github.com gitlab.io netlify.app vercel.app notion.site framer.website
  openagenda.com infolocale.fr meetup.com eventbrite.fr eventbrite.com billetweb.fr wikipedia.org
  issuu.com calameo.com scribd.com fliphtml5.com madmagz.com padlet.com canva.com canva.site genially.com genial.ly dropbox.com 1drv.ms
  live.com sharepoint.com flickr.com vimeo.com dailymotion.com soundcloud.com bandcamp.com myspace.com tumblr.com medium.com substack.com
  etsy.com shopify.com myshopify.com sumup.com sumup.site zettle.com framasite.org framapad.org
  fff.fr ffbb.com ffr.fr fft.fr ffbad.org ffhandball.fr fftt.com ffgym.fr ffjudo.com ffrandonnee.fr ffvelo.fr usep.org unss.org
  restosducoeur.org secourspopulaire.fr secours-catholique.org croix-rouge.fr admr.org familles-rurales.org`)
