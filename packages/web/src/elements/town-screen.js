/**
 * The screen in the town hall: a clock, and the next page shown in place of this one. A page that cannot be fetched changes nothing: what is on
 * the wall stays, and is asked for again at the next turn.
 */
const refresh = document.querySelector('noscript[data-refresh]')

function tell() {
  const clock = document.querySelector('.screen__clock')
  if (!clock) return
  const time = { hour: '2-digit', minute: '2-digit', timeZone: clock.dataset.zone }
  const { lang } = document.documentElement
  const told = new Intl.DateTimeFormat(lang, time).format(new Date())
  clock.textContent = lang === 'fr' ? told.replace(':', '\u00a0h\u00a0') : told
}

async function turn(next) {
  try {
    const answer = await fetch(next)
    if (!answer.ok) return next
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    document.querySelector('main').replaceWith(page.querySelector('main'))
    tell()
    return page.querySelector('[data-refresh]').dataset.refresh
  } catch {
    return next
  }
}

if (refresh) {
  let next = refresh.dataset.refresh
  setInterval(async () => {
    next = await turn(next)
  }, Number(refresh.dataset.seconds) * 1000)
}
tell()
setInterval(tell, 5000)
