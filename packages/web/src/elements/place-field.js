/** Completes its first field with the places of the form's town, as `data-source` tells them, and its second with the street of the one chosen. */
class PlaceField extends HTMLElement {
  #known = new Map()

  connectedCallback() {
    const [place, street] = this.querySelectorAll('input')
    this.place = place
    this.street = street
    this.list = document.createElement('datalist')
    this.list.id = `${place.id}-connus`
    this.append(this.list)
    place.setAttribute('list', this.list.id)
    place.addEventListener('input', () => {
      this.#fillStreet()
      clearTimeout(this.soon)
      this.soon = setTimeout(() => this.#ask(), 250)
    })
  }

  disconnectedCallback() {
    clearTimeout(this.soon)
  }

  async #ask() {
    const typed = this.place.value.trim()
    if (typed.length < 2 || this.#known.has(typed)) return
    const address = new URL(this.dataset.source, location.href)
    address.searchParams.set('commune', this.closest('form').elements.namedItem('commune')?.value ?? '')
    address.searchParams.set('q', typed)
    try {
      const answer = await fetch(address)
      if (!answer.ok || typed !== this.place.value.trim()) return
      const places = await answer.json()
      for (const { name, street } of places) this.#known.set(name, street)
      this.list.replaceChildren(...places.map(({ name, street }) => new Option(street, name)))
    } catch {
      // Without the network the place is typed in full.
    }
  }

  /** Never over what somebody typed there. */
  #fillStreet() {
    const street = this.#known.get(this.place.value.trim())
    if (!street || (this.street.value && this.street.value !== this.filled)) return
    this.street.value = street
    this.filled = street
  }
}

customElements.define('place-field', PlaceField)
