import { addDays, isDay } from '@wiker/town/days.ts'
import { addPost, longestStay, postCategories, postKinds } from '@wiker/town/meeting/neighbours/post.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { Trap } from '../components/forms.tsx'
import { townPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { wordsFor } from '../pages/show.tsx'
import { ChoiceField, LongField, ProblemList, type Problems, TextField } from '../pages-of/fields.tsx'
import { ownPicture } from '../pictures/address.ts'
import { noPicture, type PictureDraft } from '../pictures/draft.ts'
import { PictureField } from '../pictures/field.tsx'
import { type PictureProblem, readPicture } from '../pictures/read-picture.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { readFilesForm } from '../server/files-form.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly } from '../server/own-form.ts'
import { Back, SelectField } from './fields.tsx'
import type { MeetDeps } from './meet-deps.ts'
import { hasAddress } from './rides.tsx'
import { showInTown } from './show-in-town.ts'
import { signedIn } from './signed-in.ts'

/** `/{town}/entraide/proposer`: a neighbour's word, with the day on which it leaves by itself. */
export function registerNeighbourForm(site: Site, deps: MeetDeps): void {
  site.get('/:town/entraide/proposer', (c) => formPage(c, deps))
  site.post('/:town/entraide/proposer', ownFormsOnly(deps), (c) => receive(c, deps))
}

type Typed = Partial<Record<'kind' | 'category' | 'title' | 'text' | 'place' | 'endsOn', string>>

interface Refused {
  problems: Problems
  typed: Typed
  picture: PictureDraft
  pictureProblems: PictureProblem[]
}

async function formPage(c: SiteContext, deps: MeetDeps, refused?: Refused) {
  const { town, today } = c.var
  const acting = await signedIn(c, deps, town.code)
  if (acting instanceof Response) return acting
  const { t } = wordsFor(c)
  return showInTown(c, deps, {
    body: (
      <NeighbourFormBody
        town={town}
        problems={refused?.problems ?? {}}
        typed={{ endsOn: addDays(today, 30), ...refused?.typed }}
        picture={refused?.picture}
        pictureProblems={refused?.pictureProblems}
      />
    ),
    head: { title: t('meet.neighbours.add'), noindex: true },
    ...(refused && { status: 422 as const }),
  })
}

async function receive(c: SiteContext, deps: MeetDeps) {
  const { town, today } = c.var
  const acting = await signedIn(c, deps, town.code)
  if (acting instanceof Response) return acting
  const form = await readFilesForm(c)
  if (form instanceof Response) return form
  const { field } = form
  const { t } = wordsFor(c)
  const list = localPath(c.var.language, townPath(town.slug, 'entraide'))
  if (field('website') !== '') return c.redirect(list, 303)
  const typed = {
    kind: field('kind'),
    category: field('category'),
    title: field('title').trim().slice(0, 100),
    text: field('text').trim().slice(0, 1500),
    place: field('place').trim().slice(0, 100),
    endsOn: field('endsOn').trim(),
  }
  const kind = postKinds.find((one) => one === typed.kind)
  const category = postCategories.find((one) => one === typed.category)
  const last = addDays(today, longestStay)
  const problems: Problems = {
    ...(!kind && { kind: t('meet.neighbours.wrong.kind') }),
    ...(!category && { category: t('meet.neighbours.wrong.category') }),
    ...(typed.title === '' && { title: t('meet.neighbours.wrong.title') }),
    ...(typed.text === '' && { text: t('meet.neighbours.wrong.text') }),
    ...(hasAddress(`${typed.title} ${typed.text} ${typed.place}`) && { text: t('meet.wrong.address') }),
    ...((!isDay(typed.endsOn) || typed.endsOn < today || typed.endsOn > last) && {
      endsOn: t('meet.neighbours.wrong.endsOn'),
    }),
  }
  const picture = await readPicture(c, deps, form, { name: 'photo', town: town.code })
  const refuse = (wrong: Problems) =>
    formPage(c, deps, { problems: wrong, typed, picture: picture.draft, pictureProblems: picture.problems })
  if (!kind || !category || Object.keys(problems).length + picture.problems.length > 0) return refuse(problems)
  const own = picture.image && ownPicture(picture.image.url, deps.publicUrl)
  const kept = await addPost(
    deps.people.db,
    { ...typed, kind, category, town: town.code, person: acting.person.id, picture: own?.id ?? null },
    today,
    deps.clock(),
  )
  if (!kept.ok) return refuse({ title: t(`meet.neighbours.wrong.${kept.reason}`) })
  return c.redirect(
    localPath(c.var.language, withQuery(townPath(town.slug, 'entraide', String(kept.id)), { fait: kept.state })),
    303,
  )
}

interface Props {
  town: Pick<TownCard, 'slug' | 'name'>
  problems: Problems
  typed: Typed
  picture?: PictureDraft | undefined
  pictureProblems?: PictureProblem[] | undefined
}

export function NeighbourFormBody({ town, problems, typed, picture = noPicture, pictureProblems = [] }: Props) {
  const { t, to } = useReader()
  const path = townPath(town.slug, 'entraide')
  return (
    <>
      <Back href={path} text={t('meet.neighbours.title')} />
      <div class="page-head">
        <h1>{t('meet.neighbours.add')}</h1>
        <p>{t('meet.neighbours.addLead')}</p>
      </div>
      <form class="report" method="post" action={to(`${path}/proposer`)} enctype="multipart/form-data">
        <ProblemList problems={problems} />
        <ChoiceField
          name="kind"
          label={t('meet.neighbours.kindLabel')}
          options={postKinds.map((kind) => ({ value: kind, label: t(`meet.neighbours.say.${kind}`) }))}
          value={typed.kind}
          problems={problems}
        />
        <SelectField
          name="category"
          label={t('meet.neighbours.categoryLabel')}
          options={[
            { value: '', label: t('meet.neighbours.choose') },
            ...postCategories.map((one) => ({ value: one, label: t(`meet.neighbours.category.${one}`) })),
          ]}
          value={typed.category}
          problems={problems}
        />
        <TextField
          name="title"
          label={t('meet.neighbours.titleLabel')}
          hint={t('meet.neighbours.titleHint')}
          value={typed.title}
          maxlength={100}
          problems={problems}
        />
        <LongField
          name="text"
          label={t('meet.neighbours.text')}
          hint={t('meet.neighbours.textHint')}
          value={typed.text}
          maxlength={1500}
          problems={problems}
        />
        <TextField
          name="place"
          label={t('meet.neighbours.place')}
          hint={t('meet.neighbours.placeHint')}
          value={typed.place}
          maxlength={100}
        />
        <TextField
          name="endsOn"
          type="date"
          label={t('meet.neighbours.endsOn')}
          hint={t('meet.neighbours.endsOnHint')}
          value={typed.endsOn}
          problems={problems}
        />
        <PictureField name="photo" label={t('meet.neighbours.picture')} draft={picture} problems={pictureProblems} />
        <Trap />
        <p class="list__facts">{t('meet.consent.neighbour')}</p>
        <button class="button" type="submit">
          {t('meet.neighbours.send')}
        </button>
      </form>
    </>
  )
}
