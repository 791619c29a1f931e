/** Buttons and keys that write the marks of bold, italic, link, list and quotation, and the preview in the page. */
class RichText extends HTMLElement {
  connectedCallback() {
    this.text = this.querySelector('textarea')
    this.bar = this.querySelector('[role=toolbar]')
    this.shown = this.querySelector('section')
    this.bar.hidden = false
    this.bar.addEventListener('click', (event) => this.mark(event.target.closest('[data-mark]')?.dataset.mark))
    this.bar.addEventListener('keydown', (event) => this.walk(event))
    this.text.addEventListener('keydown', (event) => this.shortcut(event))
    this.querySelector('[formaction]').addEventListener('click', (event) => this.preview(event))
  }

  mark(kind) {
    if (kind === 'bold') this.surround('**', '**')
    if (kind === 'italic') this.surround('*', '*')
    if (kind === 'link') this.link()
    if (kind === 'list') this.lines('- ')
    if (kind === 'quote') this.lines('> ')
  }

  shortcut(event) {
    const kind = { b: 'bold', i: 'italic', k: 'link' }[event.key.toLowerCase()]
    if (!kind || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    event.preventDefault()
    this.mark(kind)
  }

  /** Arrows go from button to button, as in every toolbar. */
  walk(event) {
    const buttons = [...this.bar.querySelectorAll('button')]
    const at = buttons.indexOf(document.activeElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = buttons.at(to % buttons.length)
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1
    next.focus()
  }

  surround(before, after) {
    const { selectionStart: start, selectionEnd: end, value } = this.text
    const words = value.slice(start, end)
    const bare = words.trim()
    const lead = words.length - words.trimStart().length
    this.write(start + lead, start + lead + bare.length, before + bare + after)
    const from = start + lead + before.length
    this.text.setSelectionRange(from, from + bare.length)
  }

  link() {
    const address = window.prompt(this.text.dataset.link, 'https://')
    if (address && address !== 'https://')
      this.surround('[', `](${address.trim().replaceAll(/[\s()<>]/g, encodeURIComponent)})`)
  }

  lines(before) {
    const { selectionStart, selectionEnd, value } = this.text
    const start = value.lastIndexOf('\n', selectionStart - 1) + 1
    const next = value.indexOf('\n', selectionEnd)
    const end = next === -1 ? value.length : next
    const chosen = value.slice(start, end).split('\n')
    const off = chosen.every((line) => line.startsWith(before))
    const block = chosen.map((line) => (off ? line.slice(before.length) : before + line)).join('\n')
    const apart = !off && start > 0 && value[start - 2] !== '\n' ? '\n' : ''
    this.write(start, end, apart + block)
  }

  /** As if typed, so that it can be undone. */
  write(start, end, words) {
    this.text.focus()
    this.text.setSelectionRange(start, end)
    if (!document.execCommand('insertText', false, words)) this.text.setRangeText(words, start, end, 'end')
  }

  async preview(event) {
    event.preventDefault()
    const { formAction, name, value } = event.target.closest('button')
    const body = new URLSearchParams({ [name]: value, [value]: this.text.value })
    const answer = await fetch(formAction, { method: 'POST', body }).catch(() => undefined)
    if (!answer?.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    this.shown.replaceChildren(page.querySelector('[data-preview]'))
    this.shown.hidden = false
    this.shown.focus()
  }
}

customElements.define('rich-text', RichText)
