/**
 * A form that is sent with the answer of a passkey: `data-act="create"` makes one, `get` uses one. It asks `data-challenge` what to answer, puts the
 * answer into the fields `token` and `reply`, and sends the form as it is. Stays hidden where the browser has no passkeys.
 */
class PasskeyForm extends HTMLElement {
  #waiting = new AbortController()

  connectedCallback() {
    if (!globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON) return
    this.hidden = false
    this.form = this.querySelector('form')
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#answer()
    })
    if (this.dataset.act === 'get') this.#offer()
  }

  disconnectedCallback() {
    this.#waiting.abort()
  }

  /** Among what the browser proposes for the e-mail field, before anything is typed. */
  async #offer() {
    if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return
    try {
      await this.#send({ mediation: 'conditional' })
    } catch {
      // Nothing was chosen: the button and the letter remain.
    }
  }

  async #answer() {
    this.#waiting.abort()
    this.#waiting = new AbortController()
    const failed = this.querySelector('[data-failed]')
    failed.hidden = true
    try {
      await this.#send({})
    } catch {
      failed.hidden = false
    }
  }

  async #send(how) {
    const { signal } = this.#waiting
    const asked = await fetch(this.dataset.challenge, { method: 'POST', signal })
    if (!asked.ok) throw new Error(String(asked.status))
    const { options, token } = await asked.json()
    const making = this.dataset.act === 'create'
    const publicKey = making
      ? PublicKeyCredential.parseCreationOptionsFromJSON(options)
      : PublicKeyCredential.parseRequestOptionsFromJSON(options)
    const key = await navigator.credentials[making ? 'create' : 'get']({ publicKey, signal, ...how })
    this.form.elements.token.value = token
    this.form.elements.reply.value = JSON.stringify(key)
    this.form.submit()
  }
}

customElements.define('passkey-form', PasskeyForm)
