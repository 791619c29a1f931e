import type { Problem, Story } from '@wiker/town/stories/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { DeskHead } from '../desk/town.tsx'

interface Props {
  town: TownCard
  story: Story
  typed: { title: string; text: string }
  /** What the data do not say. */
  problems?: Problem[]
  empty?: boolean
}

/** The text in a field; what the checker found nowhere is listed above it, and may be kept by who answers for it. */
export function StoryEditBody({ town, story, typed, problems = [], empty = false }: Props) {
  const { t, to } = useReader()
  const here = `/bureau/${town.slug}/recits/${story.id}`
  return (
    <>
      <DeskHead
        title={t('stories.edit')}
        lead={t('stories.edit.lead')}
        wrong={empty ? t('stories.empty') : problems.length > 0 ? t('stories.unfound') : undefined}
        wrongAt="texte"
      />
      {story.outdated && <p class="notice">{t('stories.outdated')}</p>}
      <form method="post" action={to(`${here}/modifier`)} class="form">
        {problems.length > 0 && (
          <fieldset class="field">
            <legend>{t('stories.unfound.list')}</legend>
            <ul class="story-unfound">
              {problems.map(({ said, what }) => (
                <li>
                  <strong>{said}</strong> ({t(`stories.what.${what}`)})
                </li>
              ))}
            </ul>
            <label class="choice">
              <input type="checkbox" name="reponds" value="oui" /> <span>{t('stories.answer')}</span>
            </label>
          </fieldset>
        )}
        <label class="field" for="titre">
          <span>{t('stories.field.title')}</span>
          <input id="titre" type="text" name="titre" value={typed.title} maxlength={160} required />
        </label>
        <label class="field" for="texte">
          <span>{t('stories.field.text')}</span>
          <textarea
            id="texte"
            name="texte"
            rows={12}
            maxlength={6000}
            required
            aria-invalid={problems.length > 0 ? 'true' : undefined}
          >
            {typed.text}
          </textarea>
        </label>
        <p class="actions">
          <button type="submit" class="button">
            {t('stories.save')}
          </button>
          <a class="tall" href={to(here)}>
            {t('stories.cancel')}
          </a>
        </p>
      </form>
    </>
  )
}
