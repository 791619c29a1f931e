import type { Image } from '@wiker/model'
import { webUrl } from './links.ts'
import { useReader } from './reader.ts'

/** A photograph with who took it and under which licence; fetched only when it comes into sight. */
export function Photo({ image, name }: { image: Image; name: string }) {
  const { t } = useReader()
  const url = webUrl(image.url)
  if (!url) return null
  const credit = [image.credit && t('photo.credit', { name: image.credit }), image.licence].filter(Boolean).join(', ')
  return (
    <figure class="photo">
      <img src={url} alt={image.alt ?? name} loading="lazy" decoding="async" referrerpolicy="no-referrer" />
      {credit && <figcaption>{credit}</figcaption>}
    </figure>
  )
}
