import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'

interface Props {
  title: string
  id: string
  /** The page that has more of the same. */
  more?: { href: string; text: string } | undefined
  children?: Child
}

/** A part of a page under its own rule and title. */
export function Block({ title, id, more, children }: Props) {
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section__head">
        <h2 id={id}>{title}</h2>
        {more && (
          <a class="more" href={more.href}>
            {more.text}
            <Icon name="arrow" />
          </a>
        )}
      </div>
      {children}
    </section>
  )
}

/** Nothing here is a state too: what to do next is said. */
export function Empty({ children }: { children?: Child }) {
  return <div class="empty">{children}</div>
}
