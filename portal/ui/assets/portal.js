// Nothing here is needed: every page works without it.

const all = (selector, use) => document.querySelectorAll(selector).forEach(use)

// Where a browser doesn't heed autofocus on a div.
const focusErrors = () =>
  document.activeElement === document.body && document.querySelector('.nhsuk-error-summary')?.focus()
addEventListener('load', () => setTimeout(focusErrors, 100))

// A link of the error summary goes to the field itself, and shows its label.
all('.nhsuk-error-summary a', (link) =>
  link.addEventListener('click', (event) => {
    const field = document.getElementById(link.hash.slice(1))
    if (!field) return
    event.preventDefault()
    ;(field.closest('fieldset, .nhsuk-form-group') ?? field).scrollIntoView()
    field.focus({ preventScroll: true })
  }),
)

all('.nhsuk-password-input', (group) => {
  const field = group.querySelector('input')
  const toggle = group.querySelector('button')
  const toShow = [toggle.textContent, toggle.ariaLabel]
  const toHide = [toggle.dataset.hide, toggle.dataset.hideIt]
  const show = (visible) => {
    field.type = visible ? 'text' : 'password'
    ;[toggle.textContent, toggle.ariaLabel] = visible ? toHide : toShow
  }
  toggle.hidden = false
  toggle.addEventListener('click', () => show(field.type === 'password'))
  // Hidden before it is sent, or browsers would remember it as plain text.
  field.form?.addEventListener('submit', () => show(false))
})

all('[data-filter]', (filter) => {
  const field = filter.querySelector('input')
  const found = filter.querySelector('[role=status]')
  const plain = (text) => text.toLowerCase().replaceAll('ё', 'е').trim()
  const items = [...document.getElementById(filter.dataset.filter).children]
  const plural = new Intl.PluralRules(document.documentElement.lang)
  const words = JSON.parse(filter.dataset.counted)
  let announcement

  const narrow = () => {
    const wanted = plain(field.value)
    for (const item of items) item.hidden = !plain(item.textContent).includes(wanted)
    const count = items.filter((item) => !item.hidden).length
    clearTimeout(announcement)
    // Said once a pause, not at each letter.
    announcement = setTimeout(() => {
      const counted = `${filter.dataset.found}: ${count} ${words[plural.select(count)] ?? words.other}`
      found.textContent = count ? wanted && counted : filter.dataset.none
    }, 400)
  }
  filter.hidden = false
  field.addEventListener('input', narrow)
  // A page come back to keeps what was typed.
  if (field.value) narrow()
})

all('[data-grouping=snils]', (field) =>
  field.addEventListener('input', ({ inputType }) => {
    const atEnd = field.selectionStart === field.value.length
    // Who deletes or mends the middle is left alone; the server takes any grouping.
    if (!atEnd || inputType?.startsWith('delete') || /[^\d\s-]/.test(field.value)) return
    const digits = field.value.replace(/\D/g, '')
    if (digits.length > 11) return
    field.value = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6, 9)].filter(Boolean).join('-')
    if (digits.length > 9) field.value += ` ${digits.slice(9)}`
  }),
)

// Without script the words beside it tell how to print.
all('[data-print]', (button) => {
  button.hidden = false
  button.nextElementSibling.hidden = true
  button.addEventListener('click', () => print())
})

all('[data-menu]', (menu) => {
  const close = () => {
    menu.open = false
  }
  document.addEventListener('click', ({ target }) => menu.contains(target) || close())
  menu.addEventListener(
    'focusout',
    ({ relatedTarget }) => relatedTarget && !menu.contains(relatedTarget) && close(),
  )
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !menu.open) return
    close()
    menu.querySelector('summary').focus()
  })
})

// A second press within a moment is a slip; after that it is a wish to try again.
const moment = 3000
const sentAt = new WeakMap()
document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event
  if (event.defaultPrevented) return
  if (Date.now() - (sentAt.get(form) ?? -Infinity) < moment) return event.preventDefault()

  sentAt.set(form, Date.now())
  submitter?.setAttribute('aria-disabled', 'true')
  setTimeout(() => submitter?.removeAttribute('aria-disabled'), moment)
})
// A page taken out of the browser's memory by «back» may be sent at once.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return
  all('form', (form) => sentAt.delete(form))
  all('button[aria-disabled]', (button) => button.removeAttribute('aria-disabled'))
})
