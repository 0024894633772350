// A press in the bar of «Версия для слабовидящих» changes the page where it stands, so that nothing typed is lost.

const root = document.documentElement

for (const bar of document.querySelectorAll('[data-sight]')) {
  let refused = false
  // Why not is said by the page that comes without script.
  const ask = (pressed) => {
    refused = true
    pressed.click()
  }

  bar.addEventListener('submit', (event) => {
    const pressed = event.submitter
    if (refused || !pressed?.hasAttribute('aria-pressed')) return

    const asked = new URLSearchParams(new FormData(bar, pressed))
    event.preventDefault()
    // Where it leads would be this very page.
    fetch(bar.action, { method: 'POST', body: asked, redirect: 'manual' }).then(
      ({ type }) => (type === 'opaqueredirect' ? show(bar, pressed) : ask(pressed)),
      () => undefined,
    )
  })
}

function show(bar, { name, value }) {
  const buttons = [...bar.elements].filter((one) => one.name === name)
  const was = root.getAttribute(`data-sight-${name}`)
  root.setAttribute(`data-sight-${name}`, value)
  for (const button of buttons) {
    const isToggle = buttons.length === 1
    button.setAttribute('aria-pressed', isToggle ? button.ariaPressed === 'false' : button.value === value)
    // Pressed again, a button that stands alone takes its choice back.
    if (isToggle) button.value = was
  }
}
