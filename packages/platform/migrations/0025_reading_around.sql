-- Reading beyond one's own town, and by what an event is like.

-- The group of municipalities a town belongs to (in France its EPCI), by code and name; null where none is known.
alter table town add column intercommunality text, add column intercommunality_name text;
create index town_intercommunality on town (intercommunality) where opened_at is not null;
create index town_position on town (latitude, longitude) where opened_at is not null;

-- Kilometres between two points on the sphere (haversine).
create function kilometres_between(latitude_1 float8, longitude_1 float8, latitude_2 float8, longitude_2 float8) returns float8
  language sql immutable parallel safe strict
  return 12742 * asin(sqrt(least(1,
    sind((latitude_2 - latitude_1) / 2) ^ 2 + cosd(latitude_1) * cosd(latitude_2) * sind((longitude_2 - longitude_1) / 2) ^ 2)));

-- The youngest of a schema.org typicalAgeRange (`7-12`, `7-`, `-12`), 0 when it has only an upper end; null for words.
create function youngest_of(age_range text) returns integer
  language sql immutable parallel safe strict
  return case when age_range ~ '^\s*\d{1,3}\s*(-\s*\d{0,3})?\s*$' then substring(age_range from '\d{1,3}')::int
              when age_range ~ '^\s*-\s*\d{1,3}\s*$' then 0 end;

-- What readers filter an agenda by. Only what the record says, or what its words leave no doubt about:
-- `free`      it says so, or its price is zero;
-- `children`  its ages begin at eleven or below; without ages, its public, its name or its category names children or families;
-- `outdoors`  it is held in the open by its words, by the kind of its place, or it is a walk; never where its place is a building;
-- `hi`, `vi`, `mi`, `pi`, `ii`  the accessibility it declares.
create function event_traits(name text, category text, record jsonb) returns text[]
  language sql immutable parallel safe
  return array(
    select trait from (select coalesce(plain(record -> 'location' ->> 'name'), '') as place) held, lateral (values
      ('free', coalesce((record ->> 'isAccessibleForFree')::boolean, false)
               or coalesce(record ->> 'price' ~ '^\s*0+([.,]0+)?\s*€?\s*$', false)),
      ('children', case
        when youngest_of(record ->> 'typicalAgeRange') is not null then youngest_of(record ->> 'typicalAgeRange') <= 11
        else coalesce(category = 'youth', false)
             or plain(concat_ws(' ', record ->> 'audience', record ->> 'typicalAgeRange', name))
                ~ '\m(enfants?|familles?|familiale?s?|familiaux|jeune public|tout public|tout-petits?|bebes?|children|kids|family|families|ninos|familias|copii|familii|barn|familjer)\M'
        end),
      ('outdoors', case
        when place ~ '^(l''|la |le |les |au |aux |the )?(salle|gymnase|theatre|cinema|mediatheque|bibliotheque|eglise|chapelle|maison|centre|complexe|espace|hall|halles?|musee|ecole|college|lycee|mairie|foyer|auditorium|sala|teatro|biblioteca|kyrkan?|biblioteket?)\M' then false
        when place ~ '^(l''|la |le |les |au |aux |the )?(parc|jardins?|place|plage|stade|etang|lac|port|quai|foret|bois|berges?|esplanade|square|prairie|champ|hippodrome|sentier|kiosque|park|beach|plaza|parque|parcul|piata|torget|stranden)\M' then true
        else coalesce(category = 'walk', false)
             or plain(name || ' ' || coalesce(record ->> 'description', '')) ~ '\m(plein air|en exterieur|a ciel ouvert|open air|outdoors?|al aire libre|in aer liber|utomhus)\M'
        end)
    ) traits (trait, said) where said
    union all
    select code from jsonb_array_elements_text(case when jsonb_typeof(record -> 'accessibility') = 'array' then record -> 'accessibility' else '[]' end) code
    where code in ('hi', 'vi', 'mi', 'pi', 'ii')
  );

alter table event add column traits text[] generated always as (event_traits(name, category, record)) stored;
