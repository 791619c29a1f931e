import type { Page } from '@wiker/town/pages/types.ts'
import { useReader } from '../components/reader.ts'
import { MarkdownField } from '../markdown/field.tsx'
import { PictureField } from '../pictures/field.tsx'
import type { ReadPicture } from '../pictures/read-picture.ts'
import { ProblemList, type Problems, TextField } from './fields.tsx'
import { SpaceHead } from './space-head.tsx'

interface Props {
  page: Page
  /** What stands in each field, by its path. */
  shown: Record<string, string>
  problems: Problems
  picture: Pick<ReadPicture, 'draft' | 'problems'>
}

export function ProfileBody({ page, shown, problems, picture }: Props) {
  const { t, to } = useReader()
  return (
    <>
      <SpaceHead page={page} title={t('profile.title', { name: page.name })} lead={t('profile.lead')} />
      <ProblemList problems={problems} />
      <form class="report" method="post" action={to(`/mon-espace/${page.id}/fiche`)} enctype="multipart/form-data">
        <TextField name="name" label={t('profile.name')} value={shown.name} problems={problems} required />
        <MarkdownField
          name="description"
          label={t('profile.description')}
          hint={t('profile.descriptionHint')}
          value={shown.description}
          problem={problems.description}
        />
        <TextField
          name="openingHours"
          label={t('profile.hours')}
          hint={t('profile.hoursHint')}
          value={shown.openingHours}
          problems={problems}
          maxlength={300}
        />
        <TextField name="telephone" type="tel" label={t('profile.phone')} value={shown.telephone} problems={problems} />
        <TextField
          name="email"
          type="email"
          label={t('profile.email')}
          hint={t('profile.emailHint')}
          value={shown.email}
          problems={problems}
        />
        <TextField
          name="url"
          label={t('profile.site')}
          value={shown.url}
          problems={problems}
          inputmode="url"
          maxlength={300}
        />
        <TextField
          name="streetAddress"
          label={t('profile.street')}
          value={shown.streetAddress}
          problems={problems}
          maxlength={300}
        />
        <TextField
          name="postalCode"
          label={t('profile.postalCode')}
          value={shown.postalCode}
          problems={problems}
          maxlength={10}
        />
        <PictureField name="photo" draft={picture.draft} problems={picture.problems} />
        <button class="button" type="submit">
          {t('profile.save')}
        </button>
      </form>
    </>
  )
}
