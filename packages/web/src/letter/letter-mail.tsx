import { type LetterContent, type LetterItem, letterKinds } from '@wiker/town/letter/types.ts'
import { recordPath, sectionPath } from '../components/links.ts'
import { readableName } from '../formatting/names.ts'
import { words as allWords, type Words } from '../formatting/words.ts'
import { type Language, localPath } from '../server/language.ts'
import { factsOf, type LetterTown, paidBy, subjectOf } from './letter-words.ts'

export interface LetterGiven {
  content: LetterContent
  town: LetterTown
  language: Language
  /** Of the address it goes to. */
  secret: string
  publicUrl: string
}

export interface WrittenLetter {
  subject: string
  text: string
  html: string
}

/** A town's letter of the week, in its two forms of equal content. Mail programs know little CSS: tables, and what matters in the tags. */
export function writeLetter(given: LetterGiven): WrittenLetter {
  const { content, town, language } = given
  const words = allWords[language]
  const subject = subjectOf(content, town, words)
  const html = <Letter {...given} words={words} subject={subject} />
  return { subject, text: plain(given, words), html: `<!doctype html>${html.toString()}` }
}

const address = ({ publicUrl, language }: LetterGiven, path: string) => publicUrl + localPath(language, path)
const itemAddress = (given: LetterGiven, { slug, section, path }: LetterItem) =>
  address(given, recordPath(slug, section, path))
export const choicesPath = (secret: string) => `/lettre/${secret}`
export const stopPath = (secret: string) => `/lettre/${secret}/stop`

const serif = "Georgia,'Times New Roman',serif"
const sans = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
/** Programs that know the dark turn these over; the others keep paper and ink. */
const dark = `@media (prefers-color-scheme:dark){.paper{background:#14191c!important}.sheet{background:#1d2428!important}.ink{color:#f1ede4!important}.soft{color:#b9c2c6!important}.link{color:#8fc7dd!important}.paid{color:#f1ede4!important;background:#3a3320!important}}@media (max-width:480px){.sheet{padding:20px 16px!important}}`

function Letter(given: LetterGiven & { words: Words; subject: string }) {
  const { content, town, language, words, subject } = given
  const { t } = words
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
        <style>{dark}</style>
      </head>
      <body class="paper" style="margin:0;padding:0;background:#f6f5f1">
        <table
          role="presentation"
          class="paper"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          style="background:#f6f5f1"
        >
          <tr>
            <td align="center" style="padding:16px 8px">
              <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px">
                <tr>
                  <td class="sheet" style="background:#ffffff;padding:28px 32px">
                    <h1 class="ink" style={`margin:0 0 20px;font:bold 28px/1.2 ${serif};color:#1f2a30`}>
                      {t('letter.title', { town: town.name })}
                    </h1>
                    {content.word.trim() && (
                      <p
                        class="ink"
                        style={`margin:0 0 24px;font:18px/1.5 ${serif};color:#1f2a30;white-space:pre-line`}
                      >
                        {content.word.trim()}
                      </p>
                    )}
                    {letterKinds.map((kind) => {
                      const items = content.items.filter((item) => item.kind === kind)
                      if (items.length === 0) return null
                      return (
                        <>
                          <h2
                            class="ink"
                            style={`margin:28px 0 8px;padding-top:8px;border-top:2px solid #1d4f63;font:bold 21px/1.3 ${serif};color:#1f2a30`}
                          >
                            {t(`letter.kind.${kind}`)}
                          </h2>
                          {kind === 'deals' && (
                            <p class="soft" style={`margin:0 0 12px;font:15px/1.5 ${sans};color:#55626a`}>
                              {t('letter.paid')}
                            </p>
                          )}
                          {items.map((item) => (
                            <Item {...given} item={item} words={words} />
                          ))}
                          {kind === 'agenda' && (
                            <p style={`margin:12px 0 0;font:16px/1.5 ${sans}`}>
                              <a
                                class="link"
                                href={address(given, sectionPath(town.slug, 'agenda'))}
                                style="color:#1d4f63"
                              >
                                {t('letter.all')}
                              </a>
                            </p>
                          )}
                        </>
                      )
                    })}
                  </td>
                </tr>
                <tr>
                  <td style={`padding:20px 16px;font:14px/1.6 ${sans}`}>
                    <p class="soft" style="margin:0 0 8px;color:#55626a">
                      {t('letter.why')}
                    </p>
                    <p style="margin:0">
                      <a class="link" href={address(given, choicesPath(given.secret))} style="color:#1d4f63">
                        {t('letter.choices')}
                      </a>
                      {' · '}
                      <a class="link" href={address(given, stopPath(given.secret))} style="color:#1d4f63">
                        {t('letter.stop')}
                      </a>
                    </p>
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  )
}

function Item({ item, words, ...given }: LetterGiven & { item: LetterItem; words: Words }) {
  const paid = paidBy(item, words)
  const facts = factsOf(item, given.town, words)
  return (
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
      <tr>
        <td style={`padding:10px 0;font:17px/1.45 ${sans}`}>
          <a class="link" href={itemAddress(given, item)} style={`color:#1d4f63;font:bold 18px/1.35 ${serif}`}>
            {readableName(item.name)}
          </a>
          {facts.length > 0 && (
            <div class="ink" style="color:#1f2a30">
              {facts.join(' · ')}
            </div>
          )}
          {paid && (
            <div class="paid" style="margin:4px 0;padding:2px 8px;background:#f6ecd0;color:#3d3212;font-size:15px">
              {paid}
            </div>
          )}
          {item.text && (
            <div class="ink" style="color:#1f2a30">
              {item.text}
            </div>
          )}
          {!paid && item.by && (
            <div class="soft" style="color:#55626a;font-size:15px">
              {words.t('letter.by', { name: item.by })}
            </div>
          )}
        </td>
      </tr>
    </table>
  )
}

function plain(given: LetterGiven, words: Words): string {
  const { content, town, secret } = given
  const { t } = words
  const sections = letterKinds.flatMap((kind) => {
    const items = content.items.filter((item) => item.kind === kind)
    if (items.length === 0) return []
    const name = t(`letter.kind.${kind}`)
    const head = [name, '='.repeat(name.length), ...(kind === 'deals' ? [t('letter.paid')] : [])].join('\n')
    const told = items.map((item) => {
      const paid = paidBy(item, words)
      const by = !paid && item.by ? t('letter.by', { name: item.by }) : undefined
      const facts = factsOf(item, town, words).join(' · ')
      return [readableName(item.name), facts, paid, item.text, by, itemAddress(given, item)].filter(Boolean).join('\n')
    })
    const all =
      kind === 'agenda' ? [[t('letter.all'), address(given, sectionPath(town.slug, 'agenda'))].join('\n')] : []
    return [head, ...told, ...all]
  })
  const foot = [
    '--',
    t('letter.why'),
    [t('letter.choices'), address(given, choicesPath(secret))].join('\n'),
    [t('letter.stop'), address(given, stopPath(secret))].join('\n'),
  ]
  const title = t('letter.title', { town: town.name })
  return `${[title, ...(content.word.trim() ? [content.word.trim()] : []), ...sections, ...foot].join('\n\n')}\n`
}
