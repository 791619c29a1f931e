import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addTown } from '../../testing/rows.ts'
import { composeStory, plainText } from '../compose.ts'
import { storyKinds } from '../registry.ts'
import type { StoryLanguage } from '../types.ts'
import { addToldTown, toldDay } from './told-town.ts'

/** What one kind tells of the made-up town, on a day, and of a town of which nothing is known. */
export async function toldBy(name: string) {
  const { db } = await testDatabase()
  const kind = (await storyKinds()).find((one) => one.name === name)!
  const town = await addToldTown(db)
  const quiet = await addTown(db, { code: '44999', name: 'Silence', slug: 'silence', latitude: 48.9, longitude: 2.2 })
  const compose = (of: typeof town, today: string) => composeStory(db, kind, { town: of, today })
  return {
    db,
    town,
    /** Its text in a language, with ordinary blanks; undefined when it has nothing to tell. */
    text: async (language: StoryLanguage = 'fr', today = toldDay) => {
      const made = await compose(town, today)
      if (made?.refused.length) throw new Error(JSON.stringify(made.refused))
      const story = made?.story
      const told = language === 'fr' ? story?.told : story?.others[language]
      return told && plain(`${told.title}\n${plainText(told)}`)
    },
    story: async (today = toldDay) => (await compose(town, today))?.story,
    /** Undefined: it says nothing. */
    quiet: () => compose(quiet, toldDay),
  }
}

export const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
