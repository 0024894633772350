import type { TrialPerson } from '../../bin/starter/trial.ts'
import { paths, pathTo } from '../../portal/paths.ts'
import { reliedOn } from './acknowledged.ts'
import type { Answer } from './client.ts'
import { asking, hasAskedSince, lastTold, ownLines, tell, type Traveller } from './traveller.ts'

/** What a person was told is there, and is not. */
export class Lost extends Error {}

/** Does the next thing that a person who knows only what they were told would do; true when nothing is left. */
export async function step(traveller: Traveller): Promise<boolean> {
  const { told } = reliedOn(ownLines(traveller))

  if (!told.has('registered')) await register(traveller)
  else if (!told.has('password-saved')) await savePassword(traveller)
  else if (!told.has('card-checked')) await checkCard(traveller)
  else if (!told.has('signed-out')) await signOut(traveller)
  else if (lastTold(traveller) === 'signed-out') await signIn(traveller)
  else return true
  return false
}

async function register(traveller: Traveller): Promise<void> {
  const { browser, region, road } = traveller
  const { told } = reliedOn(ownLines(traveller))

  if (road === 'consent-first') {
    if (!told.has('consented')) await consent(traveller)
    const started = await browser.post(pathTo(paths.registrationStart, { region: region.slug }))
    if (isTo(started, consentPath(traveller))) throw new Lost('told of the consent, and asked for it again')
    return comeBack(traveller, started)
  }
  // An answer that was never heard may have used the waiting up.
  if (lastTold(traveller) === 'waiting' && !hasAskedSince(traveller, 'waiting'))
    return consentWaiting(traveller)
  return comeBack(traveller, await browser.post(pathTo(paths.signInStart, { region: region.slug })))
}

async function consent(traveller: Traveller): Promise<void> {
  const { browser } = traveller
  const { document } = await consentForm(traveller)
  const agreed = await browser.post(consentPath(traveller), { document, answer: 'yes' })
  if (agreed.status === 303) tell(traveller, 'consented')
}

async function consentWaiting(traveller: Traveller): Promise<void> {
  const { browser } = traveller
  const { document, waiting } = await consentForm(traveller)
  if (waiting === undefined) throw new Lost('told that only the consent is missing, and nobody waits')
  const form = { document, waiting, answer: 'yes' }
  entered(traveller, await asking(traveller, 'enter', () => browser.post(consentPath(traveller), form)))
}

/** From the redirect to Госуслуги to what the callback says. */
async function comeBack(traveller: Traveller, started: Answer): Promise<void> {
  const { browser, person } = traveller
  const callback = await browser.throughGosuslugi(started.location, person)
  const answer = await asking(traveller, 'enter', () => browser.get(callback))
  if (!isTo(answer, consentPath(traveller))) return entered(traveller, answer)
  if (reliedOn(ownLines(traveller)).told.has('registered'))
    throw new Lost('told registered, and asked to register again')
  tell(traveller, 'waiting')
}

/** Any other answer is an honest «не получилось»: the person begins anew. */
function entered(traveller: Traveller, answer: Answer): void {
  const session = newSession(answer)
  if (isTo(answer, paths.cards) && session !== undefined) tell(traveller, 'registered', session)
}

async function savePassword(traveller: Traveller): Promise<void> {
  const { browser, password } = traveller
  const page = await browser.get(paths.settings)
  if (page.status === 401) return signIn(traveller)

  const form = { password, again: password }
  const answer = await asking(traveller, 'save-password', () => browser.post(paths.settings, form))
  const session = newSession(answer)
  if (isTo(answer, `${paths.settings}?saved`) && session !== undefined)
    tell(traveller, 'password-saved', session)
  else if (answer.status !== 401) throw unexpected('a new password', answer)
}

async function checkCard(traveller: Traveller): Promise<void> {
  const { browser, person } = traveller
  const page = await browser.get(paths.cards)
  if (page.status === 401) return signIn(traveller)
  if (page.status !== 200 || !page.body.includes(person.name)) throw unexpected('«Мои карты»', page)

  const [, path, version = ''] =
    /action="(\/cards\/[^"]+\/checked)"[^]*?name="version" value="(\d+)"/.exec(page.body) ?? []
  if (path === undefined) {
    if (!reliedOn(ownLines(traveller)).asked.has('check-card')) throw unexpected('a card to check', page)
    return tell(traveller, 'card-checked')
  }
  const checked = await asking(traveller, 'check-card', () => browser.post(path, { version }))
  if (isTo(checked, `${paths.cards}?checked`)) tell(traveller, 'card-checked')
  else if (checked.status !== 401) throw unexpected('a check of the card', checked)
}

async function signOut(traveller: Traveller): Promise<void> {
  const { browser } = traveller
  const { session } = browser
  const answer = await asking(traveller, 'sign-out', () => browser.post(paths.signOut))
  if (answer.status !== 303) throw unexpected('a sign-out', answer)
  tell(traveller, 'signed-out', session)
}

/** By the password where one may have been saved, by Госуслуги where it doesn't help. */
async function signIn(traveller: Traveller): Promise<void> {
  const { browser, person, region, password } = traveller
  const { asked, told, token } = reliedOn(ownLines(traveller))
  if (token !== undefined) throw new Lost('given a session, and it is over')

  const address = { region: region.slug }
  if (asked.has('save-password')) {
    const form = { login: loginOf(person), password }
    const answer = await asking(traveller, 'sign-in', () => browser.post(pathTo(paths.signIn, address), form))
    const session = newSession(answer)
    if (isTo(answer, paths.cards) && session !== undefined) {
      tell(traveller, 'signed-in', session)
      if (!told.has('password-saved')) tell(traveller, 'password-saved')
      return
    }
    const mustWait = answer.body.includes('Слишком много попыток')
    if (told.has('password-saved') && !mustWait)
      throw new Lost('told that the password is saved, and it is refused')
  }
  await comeBack(traveller, await browser.post(pathTo(paths.signInStart, address)))
}

async function consentForm(traveller: Traveller) {
  const { body } = await traveller.browser.get(consentPath(traveller))
  return {
    document: /name="document" value="([0-9a-f]{64})"/.exec(body)?.[1] ?? '',
    waiting: /name="waiting" value="([^"]+)"/.exec(body)?.[1],
  }
}

const consentPath = ({ region }: Traveller) => pathTo(paths.consent, { region: region.slug })
const isTo = ({ status, location }: Answer, path: string) => status === 303 && location === path
const loginOf = ({ snils, phone }: TrialPerson) => snils || phone

const newSession = ({ cookies }: Answer) =>
  cookies.map((line) => /^__Host-session=([^;]{43});/.exec(line)?.[1]).find((token) => token !== undefined)

const unexpected = (what: string, { status, location }: Answer) =>
  new Error(`${what} was answered ${status} ${location}`)
