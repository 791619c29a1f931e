// A combobox (WAI-ARIA 1.2, list autocomplete) over a search form: suggestions while one types; Enter without a choice searches as ever.
const set = (element, attributes) => {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}
const made = (name, attributes, ...inside) => {
  const element = set(document.createElement(name), attributes)
  element.append(...inside)
  return element
}

class SearchBox extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector('input[type="search"]')
    if (!this.input) return
    const id = `${this.input.id}-choix`
    this.list = made('ul', { id, class: 'suggest', hidden: '', role: 'listbox', 'aria-label': this.dataset.label })
    this.said = made('p', { class: 'visually-hidden', role: 'status' })
    this.input.closest('.find__row').append(this.list, this.said)
    set(this.input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': id, 'aria-expanded': 'false' })
    this.input.addEventListener('input', () => this.later())
    this.input.addEventListener('keydown', (event) => this.key(event))
    this.addEventListener('focusout', ({ relatedTarget }) => this.contains(relatedTarget) || this.close())
  }

  later() {
    clearTimeout(this.timer)
    const text = this.input.value.trim()
    if (text.length < 2) return this.close()
    this.timer = setTimeout(() => this.ask(text), 150)
  }

  async ask(text) {
    this.asking?.abort()
    this.asking = new AbortController()
    try {
      const url = `${this.dataset.url}?q=${encodeURIComponent(text.toLowerCase())}`
      const response = await fetch(url, { signal: this.asking.signal })
      if (response.ok) this.show((await response.json()).suggestions)
    } catch {
      this.close()
    }
  }

  show(suggestions) {
    this.list.replaceChildren(...suggestions.map((one, index) => this.option(one, index)))
    this.choose([], -1)
    this.open(suggestions.length > 0)
    const said = suggestions.length === 1 ? this.dataset.one : this.dataset.many
    this.said.textContent = suggestions.length > 0 ? said.replace('%', suggestions.length) : ''
  }

  option({ text, about, href }, index) {
    const beside = made('span', { class: 'suggest__about' }, about)
    const id = `${this.list.id}-${index}`
    const option = made('li', { id, role: 'option', 'aria-selected': 'false', 'data-href': href }, text, ' ', beside)
    // Before the field loses its focus, which would close the list.
    option.onpointerdown = (event) => event.preventDefault()
    option.onclick = () => location.assign(href)
    return option
  }

  key(event) {
    const options = [...this.list.children]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Escape' && !this.list.hidden) {
      event.preventDefault()
      this.close()
    } else if (step && !this.list.hidden) {
      event.preventDefault()
      this.choose(options, this.chosen + step)
    } else if (event.key === 'Enter' && !this.list.hidden && this.chosen >= 0) {
      event.preventDefault()
      location.assign(options[this.chosen].dataset.href)
    }
  }

  /** Past either end nothing is chosen: the field itself. */
  choose(options, index) {
    this.chosen = index < -1 ? options.length - 1 : index >= options.length ? -1 : index
    for (const [at, option] of options.entries()) option.setAttribute('aria-selected', at === this.chosen)
    if (this.chosen < 0) return this.input.removeAttribute('aria-activedescendant')
    this.input.setAttribute('aria-activedescendant', options[this.chosen].id)
    options[this.chosen].scrollIntoView({ block: 'nearest' })
  }

  open(is) {
    this.list.hidden = !is
    this.input.setAttribute('aria-expanded', is)
  }

  close() {
    this.asking?.abort()
    this.choose([], -1)
    this.open(false)
  }
}

customElements.define('search-box', SearchBox)
