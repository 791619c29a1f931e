import type { Deps, Site } from '../server/deps.ts'
import { ownFormsOnly } from '../server/own-form.ts'
import { decideStory, editPage, saveEdit, storiesPage, storyDeskPage } from './desk.tsx'

/** `/bureau/blain/recits`: the texts made from the data, one by one, and what is published without a word. */
export function registerStories(site: Site, deps: Deps): void {
  const { people, desk } = deps
  if (!people || !desk) return
  const given = { ...deps, people, desk }
  site.get('/bureau/:slug/recits', (c) => storiesPage(c, given))
  site.get('/bureau/:slug/recits/:story', (c) => storyDeskPage(c, given))
  site.get('/bureau/:slug/recits/:story/modifier', (c) => editPage(c, given))
  site.post('/bureau/:slug/recits/:story/modifier', ownFormsOnly(given), (c) => saveEdit(c, given))
  site.post('/bureau/:slug/recits', ownFormsOnly(given), (c) => decideStory(c, given))
}
