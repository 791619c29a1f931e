import { withQuery } from './links.ts'
import { useReader } from './reader.ts'

/** To the page where a thing is explained and put right; only for those who may. */
export function WhyLink({ id, town, example }: { id: string; town: string; example: boolean }) {
  const { t, to, person } = useReader()
  if (!person || example || (person.explains !== 'all' && !person.explains.includes(town))) return null
  return (
    <p class="no-print">
      <a class="tall" href={to(withQuery('/bureau/fiche', { id }))}>
        {t('desk.explain')}
      </a>
    </p>
  )
}
