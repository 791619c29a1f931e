import type { Image } from '@wiker/model'
import { useReader } from '../components/reader.ts'
import { formPath, ownPicture, srcset } from './address.ts'

interface Props {
  image: Image
  /** What stands for the description when there is none. */
  name: string
  /** Where it stands in the page, as `sizes` of an image: a column of text unless said. */
  sizes?: string
  /** The one thing that everybody sees first is not fetched late. */
  eager?: boolean
}

/** A picture of ours in the format and width that suit the reader; nothing for one that is not ours. */
export function OwnPhoto({ image, name, sizes = '(min-width: 48rem) 40rem, 100vw', eager = false }: Props) {
  const { publicUrl, network } = useReader()
  const own = ownPicture(image.url, network ?? publicUrl)
  if (!own) return null
  const { width, height } = own
  return (
    <picture>
      <source type="image/avif" srcset={srcset(own, 'avif')} sizes={sizes} />
      <source type="image/webp" srcset={srcset(own, 'webp')} sizes={sizes} />
      <img
        src={formPath(own, 'jpeg', own)}
        srcset={srcset(own, 'jpeg')}
        sizes={sizes}
        width={width}
        height={height}
        alt={image.alt ?? name}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
      />
    </picture>
  )
}

/** What a poster says, for those who cannot read it off the picture, and for their machines. */
export function PosterText({ image }: { image: Image }) {
  const { t } = useReader()
  if (!image.text) return null
  return (
    <details class="poster-text">
      <summary>{t('picture.posterText')}</summary>
      <div class="prose">
        {image.text.split(/\n{2,}/).map((paragraph) => (
          <p class="lines">{paragraph}</p>
        ))}
      </div>
    </details>
  )
}
