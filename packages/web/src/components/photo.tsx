import type { Image } from '@wiker/model'
import { ownPicture } from '../pictures/address.ts'
import { OwnPhoto, PosterText } from '../pictures/photo.tsx'
import { webUrl, withQuery } from './links.ts'
import { useReader } from './reader.ts'

/** A photograph with who took it and under which licence; fetched only when it comes into sight. */
export function Photo({ image, name }: { image: Image; name: string }) {
  const { t, to, path, person, publicUrl, network } = useReader()
  const own = ownPicture(image.url, network ?? publicUrl)
  const url = webUrl(image.url)
  if (!own && !url) return null
  const credit = [image.credit && t('photo.credit', { name: image.credit }), image.licence].filter(Boolean).join(', ')
  return (
    <figure class="photo">
      {own ? (
        <OwnPhoto image={image} name={name} />
      ) : (
        <img src={url} alt={image.alt ?? name} loading="lazy" decoding="async" referrerpolicy="no-referrer" />
      )}
      {credit && <figcaption>{credit}</figcaption>}
      <PosterText image={image} />
      {own && person?.desk && (
        <a class="tall no-print" href={to(withQuery(`/photos/${own.id}/retirer`, { page: path }))}>
          {t('picture.removal.link')}
        </a>
      )}
    </figure>
  )
}
