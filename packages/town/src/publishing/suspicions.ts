import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** Why a proposal looks like spam; each has its sentence for the animator. */
export const suspicions = [
  'many-links',
  'link-in-title',
  'hidden-link',
  'markup',
  'other-script',
  'spam-words',
  'sent-elsewhere',
  'sends-much',
  'refused-before',
] as const
export type Suspicion = (typeof suspicions)[number]

const linksAllowed = 2
const sentInADay = 5
const elsewhereInADay = 3

/** What the words themselves let suspect. A loto all in capitals, with its exclamation marks, is none. */
export function suspicionsOf({ title, text }: { title: string; text: string }): Suspicion[] {
  const found = new Set<Suspicion>()
  if (count(text, LINK) > linksAllowed) found.add('many-links')
  if (LINK.test(title)) found.add('link-in-title')
  if (SHORTENED.test(`${title} ${text}`)) found.add('hidden-link')
  if (MARKUP.test(`${title} ${text}`)) found.add('markup')
  if (isOfOtherScript(`${title} ${text}`)) found.add('other-script')
  if (SPAM.test(plain(`${title} ${text}`))) found.add('spam-words')
  return [...found]
}

/** What the sender's other proposals let suspect: the same text in other towns, very many, or refused ones and no accepted one. */
export async function suspicionsOfSender(
  db: Db,
  { email, title, text, town, now }: { email: string; title: string; text: string; town: string; now: Date },
): Promise<Suspicion[]> {
  const { rows } = await sql<{ elsewhere: number; sent: number; refused: number; accepted: number }>`
    with recent as (
      select p.*, p.created_at > ${now}::timestamptz - interval '1 day' as fresh,
        lower(coalesce(a.email, p.author_email)) = ${email.toLowerCase()} as theirs
      from publication p left join person a on a.id = p.author_id
      where p.page_id is null and p.state <> 'draft'
        and (lower(coalesce(a.email, p.author_email)) = ${email.toLowerCase()}
          or (p.created_at > ${now}::timestamptz - interval '1 day' and ${text} <> '' and p.record ->> 'description' = ${text})))
    select count(distinct town) filter (where fresh and town <> ${town}
        and (record ->> 'name' = ${title} or (${text} <> '' and record ->> 'description' = ${text})))::int as elsewhere,
      count(*) filter (where fresh and theirs)::int as sent,
      count(*) filter (where theirs and state = 'refused')::int as refused,
      count(*) filter (where theirs and published_at is not null)::int as accepted
    from recent`.execute(db)
  const { elsewhere, sent, refused, accepted } = rows[0]!
  return [
    ...(elsewhere >= elsewhereInADay ? ['sent-elsewhere' as const] : []),
    ...(sent >= sentInADay && accepted === 0 ? ['sends-much' as const] : []),
    ...(refused >= 2 && accepted === 0 ? ['refused-before' as const] : []),
  ]
}

const count = (text: string, pattern: RegExp) => text.match(new RegExp(pattern.source, 'gi'))?.length ?? 0

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

const LINK =
  /https?:\/\/|www\.[a-z0-9-]+\.|(?<![@\w])[a-z0-9-]+\.(?:com|net|org|info|biz|xyz|top|shop|online|site|ru|cn)\b/i
const SHORTENED = /\b(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|cutt\.ly|rebrand\.ly|t\.me|wa\.me)\//i
const MARKUP = /<\s*(?:a|script|iframe|img|svg|style)\b|\[\/?(?:url|link|img)\b|href\s*=/i
const SPAM =
  /\b(?:casino|viagra|cialis|bitcoins?|crypto-?(?:monnaie|currency)|forex|trading en ligne|backlinks?|seo services?|pret entre particuliers?|credit sans justificatif|voyance gratuite|marabout|retour de l'etre aime|gagner de l'argent|make money online|escort(?:e|s|ing)?|onlyfans|rencontres? coquines?|pilules? minceur|hacker professionnel)\b/

/** More than half of the letters are of an alphabet that the towns' languages are not written in. */
function isOfOtherScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return letters > 20 && latin < letters / 2
}
