import { canonicalTables } from '@wiker/platform'

/** Invariants of the layers, each a query that gives what breaks it, one `id` a row. */
export function layerRules(): Record<string, string> {
  const everyRow = canonicalTables
    .map((table) => `select '${table}' as kind, id, source_id, example, credits, withdrawn_at from ${table}`)
    .join(' union all ')
  const live = 'l.withdrawn_at is null and l.review is null'
  const hides = (thing: string) => `exists (select from hiding h where h.shown_at is null and (h.record_id = ${thing}
    or exists (select from source_record o where o.thing_id = ${thing} and o.id = h.record_id)
    or exists (select from thing_alias y where y.thing_id = ${thing} and y.id = h.record_id)))`
  const isHidden = hides('l.thing_id')
  return {
    'a shown thing is told by a source or a person': `select id from (${everyRow}) r where withdrawn_at is null and not example
      and not exists (select from source_record l where l.thing_id = r.id and l.kind = r.kind and ${live})`,
    'what a source or a person tells is shown, unless a person hid it': `select l.id from source_record l where ${live} and not ${isHidden}
      and not exists (select from (${everyRow}) r where r.id = l.thing_id and r.kind = l.kind and r.withdrawn_at is null)`,
    'what a person hid is shown nowhere': `select l.id from source_record l where ${isHidden}
      and exists (select from (${everyRow}) r where r.id = l.thing_id and r.kind = l.kind and r.withdrawn_at is null)`,
    'what several sources give under one id is one thing': `select id from source_record l where ${live}
      group by id having count(distinct thing_id) > 1`,
    'a thing credits each of its sources once': `select r.id from (${everyRow}) r where withdrawn_at is null and not example
      and array(select distinct l.source_id from source_record l where l.thing_id = r.id and ${live} and l.source_id is not null order by 1)
        <> array(select (c->>'source')::bigint from jsonb_array_elements(r.credits) c where c ? 'source' order by 1)`,
    'the first credit is the source of the row': `select id from (${everyRow}) r where not example
      and r.source_id is distinct from (r.credits->0->>'source')::bigint`,
    // What was hidden before it was ever shown under its present name has no page.
    'an old address leads to a page, unless a person hid it': `select a.id from thing_alias a where not ${hides('a.thing_id')}
      and not exists (select from (${everyRow}) r where r.id = a.thing_id and r.kind = a.kind)`,
    'an address is a page or leads to one, never both': `select a.id from thing_alias a
      where exists (select from (${everyRow}) r where r.id = a.id)`,
    'every record has an address that answers': `select l.id from source_record l where ${live} and l.thing_id <> l.id
      and not exists (select from thing_alias a where a.id = l.id and a.thing_id = l.thing_id)`,
    'what a person took apart is apart': `select m.a as id from match m join source_record x on x.id = m.a and x.withdrawn_at is null
      join source_record y on y.id = m.b and y.withdrawn_at is null where m.decision = 'different' and x.thing_id = y.thing_id`,
    'an open conflict is about an edit in force and values that differ': `select c.id::text from conflict c join edit e on e.id = c.edit_id
      where c.settled_at is null and (e.undone_at is not null or e.value is not distinct from c.theirs or e.base is not distinct from c.theirs)`,
    'a withdrawn record was missed twice or taken back by a person': `select id from source_record where missing_runs >= 2 and withdrawn_at is null`,
  }
}
