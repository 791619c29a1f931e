// Remembers how far a reader looks, on this device alone: the sections then lead there, and a page opened without a choice goes to it.
const name = 'wiker-autour'
const known = ['5', 'interco', '30']

const remembered = () => {
  try {
    const value = localStorage.getItem(name)
    return known.includes(value) ? value : null
  } catch {
    return null
  }
}

const remember = (value) => {
  try {
    if (known.includes(value)) localStorage.setItem(name, value)
    else localStorage.removeItem(name)
  } catch {
    // A browser that keeps nothing works as without this file.
  }
}

const widened = (href, value) => {
  const url = new URL(href, location.href)
  if (value) url.searchParams.set('autour', value)
  else url.searchParams.delete('autour')
  return url
}

class ScopeDial extends HTMLElement {
  connectedCallback() {
    const notches = [...this.querySelectorAll('[data-autour]')]
    this.addEventListener('click', (event) => {
      const notch = event.target.closest('[data-autour]')
      if (notch) remember(notch.dataset.autour)
    })
    const here = new URL(location.href)
    const kept = remembered()
    const isOffered = notches.some((notch) => notch.dataset.autour === kept)
    if (kept && isOffered && !here.searchParams.has('autour')) location.replace(widened(here, kept))
  }
}

// The sections and the town's name lead to pages with a dial, but for those that have none.
function widenSections() {
  const asked = new URL(location.href).searchParams.get('autour')
  const value = known.includes(asked) ? asked : remembered()
  if (!value) return
  for (const link of document.querySelectorAll('.sections a[data-scoped], a.nameplate__name')) {
    link.href = widened(link.href, value)
  }
}

customElements.define('scope-dial', ScopeDial)
widenSections()
