// The end of a session is told before it comes; when it has come, the page shows nothing of its person any more.

const dialog = document.querySelector('[data-idle]')
document.querySelector('[data-lapse]').hidden = true
const { left, stay, over, whose } = dialog.dataset
const [lasts, warning, wholeWarning] = [
  dialog.dataset.lasts,
  dialog.dataset.warning,
  dialog.dataset.whole,
].map(Number)
const [title, text, remain] = ['h2', '[data-text]', '[data-remain]'].map((part) => dialog.querySelector(part))
const pageTitle = document.title
const words = JSON.parse(dialog.dataset.words)

/** An activity is noted at most once a minute, so a session may end this much earlier than the page believes. */
const inexact = 60_000
/** Who types or reads on is told of to the portal this often. */
const beat = 5 * 60_000
/** After this an old answer of the portal is asked for anew, where somebody comes back to the page. */
const stale = 60_000
const again = 15_000

let heardAt = Date.now()
let askedAt = Date.now()
let endsAt = Date.now() + lasts - inexact
let wholeEndsAt = Infinity
let toldWhole = false
/** What the dialog says; undefined while it is closed. */
let shown
let timer
let isOver = false

const others = new BroadcastChannel('session')
others.addEventListener('message', () => shown && look())
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
const tellOthers = () => others.postMessage('here')

const plan = (milliseconds, step) => {
  clearTimeout(timer)
  timer = setTimeout(() => step(), Math.max(0, milliseconds))
}

/** What the portal says: how it stands, 'over', or nothing where it can't be reached. */
async function ask(path, how) {
  askedAt = Date.now()
  try {
    const answer = await fetch(path, how)
    if (answer.status === 401) return 'over'
    return answer.ok ? await answer.json() : undefined
  } catch {
    return undefined
  }
}

const look = () => void ask(left).then(follow)

function remainHere() {
  heardAt = Date.now()
  void ask(stay, { method: 'POST', body: new URLSearchParams() }).then(follow).then(tellOthers)
}

function follow(told) {
  if (told === 'over') return leave({ sendTyped: true })
  // Somebody else has signed in in another tab: nothing of this page may get into their session.
  if (told !== undefined && told.whose !== whose) return leave({ sendTyped: false })
  if (told === undefined) {
    if (Date.now() >= endsAt) {
      cover(true)
      show('covered', words.covered)
    }
    return plan(again, look)
  }
  cover(false)
  endsAt = Date.now() + told.idle
  wholeEndsAt = Date.now() + told.whole
  step()
}

/** Shows what the moment asks for, and comes back when that changes. */
function step() {
  const now = Date.now()
  const [idle, whole] = [endsAt - now, wholeEndsAt - now]
  if (idle <= 0 || whole <= 0) return look()
  if (idle <= warning && (toldWhole || idle <= whole)) {
    show('idle', words.idle.replace('{}', inTime(Math.min(idle, whole))))
    return plan(Math.min(1000, idle), step)
  }
  if (whole <= wholeWarning && !toldWhole) {
    show('whole', words.whole.replace('{}', inTime(whole)))
    return plan(Math.min(1000, whole), step)
  }
  hide()
  plan(Math.min(idle - warning, toldWhole ? whole : whole - wholeWarning), look)
}

const plural = new Intl.PluralRules(document.documentElement.lang)
const counted = (number, forms) => `${number} ${forms[plural.select(number)] ?? forms.other}`

/** Said again only when it changes: a minute, half of it, ten seconds. */
function inTime(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000)
  if (seconds > 30) return counted(Math.ceil(seconds / 60), words.minutes)
  return `${seconds > 10 ? 30 : 10} ${words.seconds}`
}

function show(what, told) {
  if (shown !== what) {
    shown = what
    const [heading, button] = words.heads[what]
    title.textContent = heading
    remain.textContent = button
    document.title = `${heading} — ${pageTitle}`
  }
  if (text.textContent !== told) text.textContent = told
  if (!dialog.open) dialog.showModal()
}

function hide() {
  shown = undefined
  document.title = pageTitle
  if (!dialog.open) return
  dialog.close()
  // After a press by mouse Chromium gives back the focus, and no caret to type with.
  const field = document.activeElement
  field.blur()
  field.focus()
}

const cover = (isCovered) => document.documentElement.classList.toggle('is-covered', isCovered)

const isTyped = (form) =>
  document.querySelector('.nhsuk-error-summary') !== null ||
  [...form.elements].some(
    (field) =>
      (field.value ?? '') !== (field.defaultValue ?? field.value ?? '') ||
      (field.checked ?? false) !== (field.defaultChecked ?? field.checked ?? false),
  )

/**
 * The session is over. What was typed is sent once more: the portal keeps it for its person, sealed, and says so on the
 * page that asks to sign in. A password is never sent by itself.
 */
function leave({ sendTyped }) {
  if (isOver) return
  isOver = true
  clearTimeout(timer)
  cover(true)
  hide()
  const forms = [...document.querySelectorAll('main form[method=post]')]
  const typed = forms.find((form) => !form.querySelector('[type=password]') && isTyped(form))
  if (sendTyped && typed) return HTMLFormElement.prototype.submit.call(typed)
  location.replace(over)
}

const here = () => !shown && Date.now() - heardAt > beat && remainHere()
for (const sign of ['keydown', 'pointerdown', 'input', 'wheel', 'touchmove'])
  addEventListener(sign, here, { capture: true, passive: true })

function answer() {
  if (shown === 'idle') return remainHere()
  if (shown === 'covered') return look()
  toldWhole = true
  step()
}
remain.addEventListener('click', answer)
// Escape is an answer too: whoever presses it is here.
dialog.addEventListener('cancel', (event) => {
  event.preventDefault()
  answer()
})

// Timers sleep with the computer, and a page taken out of the browser's memory knows nothing of what happened since.
const comeBack = () => Date.now() - askedAt > stale && look()
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && comeBack())
addEventListener('pageshow', ({ persisted }) => persisted && look())

tellOthers()
plan(lasts - inexact - warning, look)
