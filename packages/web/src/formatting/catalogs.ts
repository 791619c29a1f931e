import { readdirSync, readFileSync } from 'node:fs'
import account from '../../messages/account/fr.json' with { type: 'json' }
import cockpit from '../../messages/cockpit/fr.json' with { type: 'json' }
import day from '../../messages/day/fr.json' with { type: 'json' }
import desk from '../../messages/desk/fr.json' with { type: 'json' }
import doors from '../../messages/doors/fr.json' with { type: 'json' }
import earnings from '../../messages/earnings/fr.json' with { type: 'json' }
import readers from '../../messages/fr.json' with { type: 'json' }
import letter from '../../messages/letter/fr.json' with { type: 'json' }
import meet from '../../messages/meet/fr.json' with { type: 'json' }
import order from '../../messages/order/fr.json' with { type: 'json' }
import pages from '../../messages/pages/fr.json' with { type: 'json' }
import pictures from '../../messages/pictures/fr.json' with { type: 'json' }
import publish from '../../messages/publish/fr.json' with { type: 'json' }
import reach from '../../messages/reach/fr.json' with { type: 'json' }
import reading from '../../messages/reading/fr.json' with { type: 'json' }
import stories from '../../messages/stories/fr.json' with { type: 'json' }
import subscribe from '../../messages/subscribe/fr.json' with { type: 'json' }
import worth from '../../messages/worth/fr.json' with { type: 'json' }

/** Every text of the site: the readers' pages have `messages/fr.json`, each further ability a folder beside it. French names the keys. */
export type MessageKey =
  | keyof typeof readers
  | keyof typeof account
  | keyof typeof cockpit
  | keyof typeof day
  | keyof typeof desk
  | keyof typeof doors
  | keyof typeof earnings
  | keyof typeof letter
  | keyof typeof meet
  | keyof typeof order
  | keyof typeof pages
  | keyof typeof pictures
  | keyof typeof publish
  | keyof typeof reach
  | keyof typeof reading
  | keyof typeof stories
  | keyof typeof worth
  | keyof typeof subscribe

const folder = new URL('../../messages/', import.meta.url)

/** The folders of messages: '' is the readers' pages. */
export const messageFolders = [
  '',
  ...readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${entry.name}/`)
    .sort(),
]

/** What one folder says in a language; nothing while nobody has written it. */
export function messagesIn(name: string, language: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(new URL(`${name}${language}.json`, folder), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

/** All that is said in a language. */
export function messagesOf(language: string): Record<string, string> {
  return Object.assign({}, ...messageFolders.map((name) => messagesIn(name, language)))
}
