import { at, isObject, listOf, objectOf, textOf } from '../fields.ts'
import type { Part } from '../types.ts'

export const postKnown: NonNullable<Part['known']> = {
  entity: 'article',
  mapping: [
    { to: 'identifier', from: 'guid' },
    { to: 'name', from: 'title' },
    { to: 'description', from: 'excerpt' },
    { to: 'articleBody', from: 'content' },
    { to: 'datePublished', from: 'date_gmt' },
    { to: 'dateModified', from: 'modified_gmt' },
    { to: 'url', from: 'link' },
    { to: 'image', from: 'featured_media' },
    { to: 'category', from: 'categories' },
  ],
}

/** A post with its texts as texts, its instants with their zone, and the words and picture that the API holds apart. */
export function postOf(post: unknown): unknown {
  if (!isObject(post)) return post
  const { _embedded, _links, ...own } = post
  const terms = listOf(at(_embedded, 'wp:term')).flatMap(listOf).map(objectOf)
  const named = (taxonomy: string) =>
    terms.filter((term) => term.taxonomy === taxonomy).flatMap((term) => textOf(term.name) ?? [])
  const picture = objectOf(listOf(at(_embedded, 'wp:featuredmedia'))[0])
  return {
    ...own,
    guid: rendered(own.guid),
    title: rendered(own.title),
    content: rendered(own.content),
    excerpt: rendered(own.excerpt),
    date_gmt: utc(own.date_gmt),
    modified_gmt: utc(own.modified_gmt),
    featured_media: textOf(picture.source_url),
    categories: orNothing(named('category').filter((name) => !/^(non class[ée]|uncategorized)$/i.test(name))),
    tags: orNothing(named('post_tag')),
  }
}

const rendered = (value: unknown): string | undefined => textOf(isObject(value) ? value.rendered : value)
const utc = (value: unknown): string | undefined => {
  const text = textOf(value)
  return text && !/Z|[+-]\d\d:?\d\d$/.test(text) ? `${text}Z` : text
}
const orNothing = (list: string[]): string[] | undefined => (list.length > 0 ? list : undefined)
