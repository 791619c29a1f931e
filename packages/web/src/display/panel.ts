import { shortDay } from '../formatting/dates.ts'
import { asked, wordsFor } from '../pages/show.tsx'
import type { Deps, SiteContext } from '../server/deps.ts'
import { ledText, messagesOf } from './led.ts'
import { readShown } from './shown.ts'

const daysAhead = 7

/**
 * `/{town}/panneau.txt`: for a panel of lamps. `largeur` letters a line (20 unless said), `lignes` a message at most, `majuscules=1`, `ascii=1`.
 */
export async function panelText(c: SiteContext, deps: Deps): Promise<Response> {
  const { town, today } = c.var
  const words = wordsFor(c)
  const shown = await readShown(deps.db, { town, today, now: deps.clock(), days: daysAhead }, words)
  const standing = {
    ...shown,
    items: shown.items.filter(({ example }) => !example),
    alerts: shown.alerts.filter(({ example }) => !example),
  }
  const messages = messagesOf(standing, (day) => shortDay(day, words))
  const nothing = { parts: [words.t('screen.empty', { town: town.name })], whole: 0 }
  const text = ledText(messages.length > 0 ? messages : [nothing], {
    width: between(asked(c, 'largeur'), 8, 120, 20),
    lines: between(asked(c, 'lignes'), 0, 20, 0),
    capitals: asked(c, 'majuscules') === '1',
    ascii: asked(c, 'ascii') === '1',
  })
  return c.body(text, 200, {
    'content-type': 'text/plain; charset=utf-8',
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
  })
}

function between(text: string | undefined, least: number, most: number, otherwise: number): number {
  const number = /^\d{1,3}$/.test(text ?? '') ? Number(text) : otherwise
  return Math.min(Math.max(number, least), most)
}
