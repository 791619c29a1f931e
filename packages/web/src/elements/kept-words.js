/** Keeps on the device what is typed in a card until it is sent, and gives it back after a reload or a lost line. */
class KeptWords extends HTMLElement {
  #name = () => `wiker-words ${this.dataset.card}`
  #fields = () => this.querySelectorAll('textarea, input[type=text], input[type=date]')

  #keep = () => {
    const typed = [...this.#fields()].map((field) => [field.name, field.value])
    try {
      localStorage.setItem(this.#name(), JSON.stringify(typed))
    } catch {
      // A device that keeps nothing: the page is then as it is without this file.
    }
  }

  #sent = () => localStorage.removeItem(this.#name())

  connectedCallback() {
    this.addEventListener('input', this.#keep)
    this.addEventListener('submit', this.#sent)
    try {
      const kept = new Map(JSON.parse(localStorage.getItem(this.#name()) ?? '[]'))
      for (const field of this.#fields()) {
        const typed = kept.get(field.name)
        if (!typed || typed === field.value) continue
        field.value = typed
        const fold = field.closest('details')
        if (fold) fold.open = true
      }
    } catch {
      // As above.
    }
  }
}

customElements.define('kept-words', KeptWords)
