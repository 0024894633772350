// Only adds: every page works without it.

for (const form of document.querySelectorAll('form[data-code]')) drawBoxes(form)
for (const place of document.querySelectorAll('[data-wait]')) countDown(place)
for (const form of document.querySelectorAll('form[data-qr]')) waitForApproval(form)
for (const button of document.querySelectorAll('[data-opens]')) openWindow(button)

/** One field becomes six boxes: a digit moves on, a pasted code spreads, the sixth digit sends. */
function drawBoxes(form) {
  const field = form.querySelector('#code')
  const size = 6
  const group = field.closest('code-input')
  group.className = 'boxes'
  group.setAttribute('role', 'group')
  group.setAttribute('aria-labelledby', 'code-label')
  group.setAttribute('aria-describedby', field.getAttribute('aria-describedby'))

  const boxes = Array.from({ length: size }, (_, index) => {
    const box = document.createElement('input')
    box.type = 'tel'
    box.inputMode = 'numeric'
    box.className = 'plain-input box'
    box.autocomplete = index === 0 ? 'one-time-code' : 'off'
    box.setAttribute('aria-label', `Цифра ${index + 1} из ${size}`)
    if (field.hasAttribute('aria-invalid')) box.setAttribute('aria-invalid', 'true')
    return box
  })

  const hidden = document.createElement('input')
  hidden.type = 'hidden'
  hidden.name = field.name
  form.querySelector('#code-label').removeAttribute('for')
  // The browser focuses the field when it gets to it, before this script or after.
  const alreadyFocused = document.activeElement === field
  boxes[0].autofocus = true
  const spans = boxes.map((box) => {
    const span = document.createElement('span')
    span.append(box)
    return span
  })
  group.replaceChildren(...spans)
  // Behind the boxes: some programs fill in every input of the page in turn.
  form.append(hidden)
  if (alreadyFocused) boxes[0].focus()

  let sent = false
  const spread = (from, digits) => {
    let place = from
    for (const digit of digits) if (place < size) boxes[place++].value = digit
    boxes[Math.min(place, size - 1)].focus()
    hidden.value = boxes.map((box) => box.value).join('')
    if (hidden.value.length === size && !sent) {
      sent = true
      form.requestSubmit()
    }
  }

  for (const [index, box] of boxes.entries()) {
    box.addEventListener('input', () => {
      const digits = box.value.replaceAll(/\D/g, '').slice(0, size)
      box.value = ''
      if (digits !== '') spread(index, digits)
      else hidden.value = boxes.map((one) => one.value).join('')
    })
    box.addEventListener('focus', () => box.select())
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Backspace' && box.value === '' && index > 0) boxes[index - 1].focus()
      if (event.key === 'ArrowLeft' && index > 0) boxes[index - 1].focus()
      if (event.key === 'ArrowRight' && index < size - 1) boxes[index + 1].focus()
    })
  }
  // «Назад» brings the page back as it was left; then it may send again.
  window.addEventListener('pageshow', () => {
    sent = false
  })
}

/** Without script the button leads to a page of the same words. */
function openWindow(button) {
  const opened = document.getElementById(button.dataset.opens)
  button.setAttribute('aria-haspopup', 'dialog')
  button.addEventListener('click', (event) => {
    event.preventDefault()
    opened.showModal()
  })
}

function countDown(place) {
  let seconds = Number(place.dataset.wait)
  const tick = () => {
    place.textContent = seconds > 0 ? `можно через ${seconds} с` : ''
    if (seconds-- > 0) setTimeout(tick, 1000)
  }
  tick()
}

function waitForApproval(form) {
  const ask = async () => {
    try {
      const answer = await fetch(form.dataset.qr)
      const { approved, ended } = await answer.json()
      if (approved) return form.requestSubmit()
      if (ended) return undefined
    } catch {
      // The network is away for a moment: ask again.
    }
    return setTimeout(ask, 2000)
  }
  setTimeout(ask, 2000)
}
