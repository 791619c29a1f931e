import { webManifest } from '../assets/web-manifest.ts'
import { townPath } from '../components/links.ts'
import { words } from '../formatting/words.ts'
import type { Deps, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'

/** The town's own name, colour and first pages, for the first screen of a telephone. */
export function townManifest(c: SiteContext, { assets }: Pick<Deps, 'assets'>): Response {
  const { town, language } = c.var
  const { t } = words[language]
  const address = (...path: string[]) => localPath(language, townPath(town.slug, ...path))
  const manifest = webManifest(assets.url, {
    name: town.name,
    start: address(),
    language,
    colour: town.colour,
    description: t('home.description', { town: town.name }),
    shortcuts: [
      { name: t('section.agenda'), url: address('agenda') },
      { name: t('agenda.tab.weekend'), url: `${address('agenda')}?when=weekend` },
      { name: t('section.practical'), url: address('infos-pratiques') },
      { name: t('section.search'), url: address('recherche') },
    ],
  })
  return c.body(JSON.stringify(manifest), 200, { 'content-type': 'application/manifest+json; charset=utf-8' })
}
