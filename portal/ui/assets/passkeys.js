// A key is asked of the device here, and sent by a form like everything else. Госуслуги works without any of it.

const keys = globalThis.PublicKeyCredential
const sections = keys?.parseCreationOptionsFromJSON && keys.parseRequestOptionsFromJSON ? document : undefined

// The browser asks for one key at a time.
let asking

const ask = async ({ dataset: { path, passkey } }, mediation) => {
  asking?.abort()
  asking = new AbortController()
  const { signal } = asking
  const answer = await fetch(path, { signal })
  if (answer.redirected || !answer.ok) {
    if (mediation) throw new Error('not offered')
    // The session is over, or its proof is: the page says so.
    return location.reload()
  }

  const options = await answer.json()
  return passkey === 'create'
    ? navigator.credentials.create({ publicKey: keys.parseCreationOptionsFromJSON(options), signal })
    : navigator.credentials.get({ publicKey: keys.parseRequestOptionsFromJSON(options), mediation, signal })
}

const send = (form, credential) => {
  if (!credential) return
  form.elements.credential.value = JSON.stringify(credential)
  form.requestSubmit()
}

// What the portal asked serves for five minutes, and a page may stand open for longer.
const serves = 4 * 60_000

const offer = async (section, form) => {
  if (!(await keys.isConditionalMediationAvailable?.())) return
  const again = () => void offer(section, form)
  const renewing = setTimeout(
    () => (document.hidden ? document.addEventListener('visibilitychange', again, { once: true }) : again()),
    serves,
  )
  try {
    send(form, await ask(section, 'conditional'))
  } catch {
    // Another question took its place, or the browser has nothing to offer.
    clearTimeout(renewing)
  }
}

const press = async (section, form) => {
  const { passkey, failed, exists } = section.dataset
  const status = section.querySelector('[role=status]')
  status.textContent = ''
  try {
    send(form, await ask(section))
  } catch ({ name }) {
    if (name === 'AbortError') return
    status.textContent = (name === 'InvalidStateError' && exists) || failed
    if (passkey === 'offer') void offer(section, form)
  }
}

sections?.querySelectorAll('[data-passkey]').forEach((section) => {
  const { passkey, accepted } = section.dataset
  const form = section.querySelector('form')

  section.querySelector('[data-without]')?.remove()
  section.querySelector('[data-within]').hidden = false
  form.addEventListener('submit', (event) => {
    if (form.elements.credential.value) return
    event.preventDefault()
    void press(section, form)
  })
  // A page taken out of the browser's memory by «back» asks anew.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) form.elements.credential.value = ''
  })
  if (passkey === 'offer') void offer(section, form)
  if (accepted) keys.signalAllAcceptedCredentials?.(JSON.parse(accepted)).catch(() => undefined)
})
