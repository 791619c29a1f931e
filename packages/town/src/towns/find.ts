import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { wordsOf } from '../search/query.ts'
import type { TownMatch } from '../types.ts'
import { type CardRow, cardColumns, cardOf } from './card.ts'

type Found = CardRow & Pick<TownMatch, 'open' | 'by' | 'department'>

/**
 * Towns whose name or postal code is what the reader typed: a beginning is enough, accents and hyphens do not matter, "St" is "Saint".
 * Near spellings too: of open towns always, of others when no name is like it. Open towns first, unless what was typed is the very name of one without a site.
 */
export async function findTowns(db: Db, text: string, limit = 20): Promise<TownMatch[]> {
  const { code, name } = partsOf(text)
  if (!code && !name) return []
  const rows = await findRows(db, code, name, limit)
  return rows.map(cardOf)
}

/** "44130 Blain" has both; "44 130" is one postal code written with a blank. */
function partsOf(text: string): { code: string; name: string } {
  const words = wordsOf(text)
  const code = words.filter((word) => /^\d+$/.test(word)).join('')
  const name = words.filter((word) => !/^\d+$/.test(word)).map(unabbreviated)
  return { code, name: name.join(' ') }
}

function unabbreviated(word: string): string {
  if (/^st$/i.test(word)) return 'saint'
  if (/^ste$/i.test(word)) return 'sainte'
  return word
}

/** Names are compared as their words and blanks alone. The trigram index finds those worth comparing among all towns of the country. */
async function findRows(db: Db, code: string, name: string, limit: number): Promise<Found[]> {
  const { rows } = await sql<Found>`
    with worth as (${name ? worthComparing(name) : sql`select code from town`}),
    typed as (select translate(plain(${name}), '-''', '  ') as name),
    scored as (
      select t.*, case
        when ${name} = '' then 0.9
        when bare = typed.name then 1
        when starts_with(bare, typed.name) then 0.9
        when position(' ' || typed.name in ' ' || bare) > 0 then 0.8
        when former then 0.7
        else similarity(typed.name, bare) * 0.6 end as score, former and position(typed.name in bare) = 0 as "byFormer"
      from typed, lateral (
        select town.*, translate(plain_name, '-''', '  ') as bare,
               exists (select from unnest(former_names) old where starts_with(translate(plain(old), '-''', '  '), typed.name)) as former
        from town
        where code in (select code from worth) and (${code} = '' or exists (select from unnest(postal_codes) postal where starts_with(postal, ${code})))
      ) t
      where ${name} = '' or position(' ' || typed.name in ' ' || bare) > 0 or former or typed.name % bare
    ), best as (select *, max(score) over () as top from scored)
    select ${cardColumns}, t.department, t.opened_at is not null as open,
           case when ${name} = '' then 'postal-code' when t.score >= 0.7 and t."byFormer" then 'former-name'
                when t.score >= 0.7 then 'name' else 'near' end as by
    from best t
    where t.top < 0.7 or t.score >= 0.7 or (t.opened_at is not null and t.score >= 0.2)
    order by case when t.opened_at is not null and t.score >= 0.7 then 0 when t.score = 1 then 1 when t.opened_at is not null then 2 else 3 end,
             t.score desc, t.population desc nulls last, t.name, t.code
    limit ${limit}`.execute(db)
  return rows
}

function worthComparing(name: string) {
  const pattern = `%${name.replaceAll(' ', '%')}%`
  return sql`
    select code from town where plain_name like plain(${pattern})
    union select code from town where plain_name % plain(${name})
    union select code from town where former_names <> '{}' and plain(former_names::text) like plain(${pattern})`
}
