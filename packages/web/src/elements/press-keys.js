/** A key presses the button that says so (`data-key`), those of an open fold first; none while something is typed. */
class PressKeys extends HTMLElement {
  #press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.('input, textarea, select')) return
    const inOrder = [...this.querySelectorAll('details[open] [data-key]'), ...this.querySelectorAll('[data-key]')]
    const button = inOrder.find((one) => one.dataset.key.split(' ').includes(event.key) && one.checkVisibility())
    if (!button) return
    event.preventDefault()
    button.click()
  }

  connectedCallback() {
    document.addEventListener('keydown', this.#press)
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#press)
  }
}

customElements.define('press-keys', PressKeys)
