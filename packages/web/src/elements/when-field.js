/** Shows, a moment after the last key, which dates the words of its field mean: what the site answers at `data-source`, for the form's town. */
class WhenField extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector('input[type=text]')
    this.shown = this.querySelector('[data-shown]')
    this.field.addEventListener('input', () => {
      clearTimeout(this.soon)
      this.soon = setTimeout(() => this.#show(), 400)
    })
    this.town = this.closest('form')?.elements.namedItem('commune')
    this.town?.addEventListener?.('change', () => this.#show())
    if (this.field.value && !this.shown.textContent.trim()) this.#show()
  }

  disconnectedCallback() {
    clearTimeout(this.soon)
  }

  async #show() {
    const words = this.field.value.trim()
    const address = new URL(this.dataset.source, location.href)
    address.searchParams.set('q', words)
    if (this.town?.value) address.searchParams.set('commune', this.town.value)
    try {
      const answer = words ? await fetch(address) : undefined
      if (words !== this.field.value.trim()) return
      this.shown.innerHTML = answer?.ok ? await answer.text() : ''
    } catch {
      // Without the network the dates are shown when the form comes back.
    }
  }
}

customElements.define('when-field', WhenField)
