import { useKinds } from '@wiker/town/audience/count.ts'
import type { Deps, Site } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { isReader, uncountedCookie } from './reading.ts'

const year = 31_536_000

/**
 * `POST /mesure`: a reader pressed a telephone, a route, a site (the element `count-uses` says so by `navigator.sendBeacon`; without JavaScript nothing is counted).
 * `POST /confidentialite/mesure`: somebody does not want to be counted, or wants to be again.
 */
export function registerMeasure(site: Site, deps: Deps): void {
  site.post('/mesure', ownFormsOnly(deps), async (c) => {
    const field = await readForm(c, 1024)
    if (field instanceof Response) return field
    const kind = useKinds.find((one) => one === field('kind'))
    const record = field('record')
    if (!kind || kind === 'seen' || !/^urn:wiker:[a-z_-]+:[0-9a-f]{20}$/.test(record)) return c.text('400', 400)
    const headers = { ...c.req.header(), 'sec-fetch-dest': undefined }
    if (isReader(headers)) deps.counter?.used(record, kind)
    return c.body(null, 204)
  })
  site.post('/confidentialite/mesure', ownFormsOnly(deps), async (c) => {
    const field = await readForm(c, 1024)
    if (field instanceof Response) return field
    const no = field('mesure') === 'non'
    const secure = deps.publicUrl.startsWith('https:') ? '; Secure' : ''
    c.header('set-cookie', `${uncountedCookie}=1; Path=/; Max-Age=${no ? year : 0}; SameSite=Lax; HttpOnly${secure}`)
    return c.redirect(localPath(c.var.language, `/confidentialite?fait=${no ? 'non' : 'oui'}`), 303)
  })
}
