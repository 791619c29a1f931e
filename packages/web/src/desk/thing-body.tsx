import type { FieldExplanation, ThingExplanation } from '@wiker/harvest'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { readableName } from '../formatting/names.ts'
import { Versions } from '../order/note.tsx'
import { type EditableField, editableFields } from './editable.ts'
import type { ThingProps } from './thing.tsx'
import { Field } from './thing-field.tsx'
import { EditForm } from './thing-form.tsx'
import { Join, Voices } from './thing-voices.tsx'
import { DeskHead } from './town.tsx'
import { machineFields } from './values.ts'

/** Every piece of information of a thing: the shown value, who says it, what the others say, and a way to put it right. */
export function ThingBody(props: ThingProps) {
  const { explanation, thing, town, page, mayEdit, mayDecide, versions, joinable, search, said, mistake } = props
  const { t, to } = useReader()
  const editable = mayEdit ? editableFields(thing.record.type) : []
  const { main, rest, absent } = ordered(explanation, editable)
  const field = (one: FieldExplanation) => (
    <Field field={one} thing={explanation} town={town} forms={formsOf(one.field, editable)} mistake={mistake} />
  )
  return (
    <>
      <DeskHead
        title={readableName(explanation.name)}
        lead={t('desk.thing.lead')}
        said={said}
        wrong={mistake?.sentence}
        wrongAt={mistake && editable.some(({ path }) => path === mistake.path) ? `erreur-${mistake.path}` : undefined}
      />
      {page && (
        <p>
          <a class="tall" href={to(page)}>
            {t('desk.thing.page')}
          </a>
        </p>
      )}
      <Block id="pourquoi" title={t('desk.thing.why')}>
        <ul class="list">{main.map(field)}</ul>
        {rest.length > 0 && (
          <details>
            <summary>{t('desk.thing.rest')}</summary>
            <ul class="list">{rest.map(field)}</ul>
          </details>
        )}
      </Block>
      {absent.length > 0 && (
        <Block id="ajouter" title={t('desk.thing.more')}>
          {absent.map((one) => (
            <EditForm field={one} shown={null} thing={explanation.id} town={town} mistake={mistake} />
          ))}
        </Block>
      )}
      <Versions versions={versions ?? []} />
      {mayDecide && (
        <p>
          <a class="tall" href={to(withQuery(`/bureau/${town.slug}/decider`, { fiche: explanation.id }))}>
            {t('order.decide.link')}
          </a>
        </p>
      )}
      <Voices explanation={explanation} town={town} mayPart={joinable} />
      {search && <Join thing={thing} town={town} {...search} />}
    </>
  )
}

const formsOf = (field: string, editable: EditableField[]) =>
  editable.filter(({ path }) => path === field || path.startsWith(`${field}.`))

/** What can be corrected first, in the order of the forms; what only machines read in the end. */
function ordered({ fields }: ThingExplanation, editable: EditableField[]) {
  const places = editable.map(({ path }) => path.split('.')[0]!)
  const rank = ({ field }: FieldExplanation) => (places.includes(field) ? places.indexOf(field) : places.length)
  const said = fields
    .filter(({ shown, others, edits }) => shown !== null || others.length > 0 || edits.length > 0)
    .sort((a, b) => rank(a) - rank(b))
  const isMachines = ({ field }: FieldExplanation) => machineFields.has(field) || /^(?:latitude|longitude)$/.test(field)
  const told = new Set(said.map(({ field }) => field))
  return {
    main: said.filter((field) => !isMachines(field)),
    rest: said.filter(isMachines),
    absent: editable.filter(({ path }) => !told.has(path.split('.')[0]!)),
  }
}
