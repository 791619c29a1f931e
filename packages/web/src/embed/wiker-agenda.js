/**
 * A town's agenda in any page: <wiker-agenda town="blain" category="sport" days="14" lang="fr"></wiker-agenda>. It asks the site this file comes
 * from, once, without a cookie; what stands inside it stays until the answer is there, and when there is none.
 */
const site = new URL(import.meta.url).origin
const styles = `
  :host { display: block; font: inherit; color: inherit }
  h2 { font-size: 1.3em; margin: 0 0 .5em }
  h3 { font-size: 1.05em; margin: 1em 0 .3em }
  h3::first-letter { text-transform: uppercase }
  ul { list-style: none; margin: 0; padding: 0 }
  li { display: flex; gap: .8em; align-items: baseline; padding: .35em 0; border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent) }
  .hour { flex: 0 0 4.6em; font-weight: 700; font-variant-numeric: tabular-nums }
  p { margin: .1em 0 }
  a { color: inherit; text-underline-offset: .18em }
  .name { display: inline-block; padding: .2em 0; font-weight: 700 }
  .mark, .advert { font-size: .9em; font-weight: 700 }
  .mark { margin-left: .6em; text-transform: uppercase }
  .more { display: inline-block; padding: .7em 0 }
`

function make(tag, text, properties = {}) {
  return Object.assign(document.createElement(tag), { textContent: text, ...properties })
}

function lineOf(item) {
  const line = make('li', '')
  const body = make('div', '')
  const link = make('a', item.cancelled ? '' : item.name, { href: item.url, className: 'name' })
  if (item.cancelled) link.append(make('s', item.name))
  body.append(link, ...item.marks.map((mark) => make('span', mark, { className: 'mark' })))
  if (item.facts) body.append(make('p', item.facts))
  if (item.advert) body.append(make('p', item.advert, { className: 'advert' }))
  line.append(make('span', item.hour, { className: 'hour' }), body)
  return line
}

class WikerAgenda extends HTMLElement {
  static observedAttributes = ['town', 'category', 'only', 'autour', 'days', 'lang']

  connectedCallback() {
    this.show()
  }

  attributeChangedCallback(_name, before) {
    if (before !== null && this.isConnected) this.show()
  }

  address() {
    const language = this.getAttribute('lang')
    const town = encodeURIComponent(this.getAttribute('town') ?? '')
    const url = new URL(
      `${language && language !== 'fr' ? `/${encodeURIComponent(language)}` : ''}/${town}/integrer/agenda.json`,
      site,
    )
    for (const name of ['category', 'only', 'autour', 'days'])
      if (this.getAttribute(name)) url.searchParams.set(name, this.getAttribute(name))
    return url
  }

  async show() {
    const asked = this.address()
    try {
      const answer = await fetch(asked, { credentials: 'omit' })
      if (!answer.ok) return
      const agenda = await answer.json()
      // Attributes may have changed meanwhile: the last question alone is answered.
      if (asked.href === this.address().href) this.draw(agenda)
    } catch {
      // The link that stands inside stays.
    }
  }

  draw(agenda) {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    const section = make('section', '', { lang: agenda.language, ariaLabel: agenda.title })
    section.append(make('h2', agenda.title))
    if (agenda.days.length === 0) section.append(make('p', agenda.empty))
    for (const { day, items } of agenda.days) {
      const list = make('ul', '')
      list.append(...items.map(lineOf))
      section.append(make('h3', day), list)
    }
    section.append(make('a', agenda.more, { href: agenda.url, className: 'more' }))
    root.replaceChildren(make('style', styles), section)
  }
}

if (!customElements.get('wiker-agenda')) customElements.define('wiker-agenda', WikerAgenda)
