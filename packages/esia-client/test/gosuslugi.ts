import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { personOf } from '../../../test/people.ts'
import { startSimulator } from '../../../test/simulator.ts'
import { esiaClient, inProcessSigner, type EsiaClient, type EsiaSettings, type EsiaSignIn } from '../index.ts'
import { isFields } from '../json/fields.ts'
import { gostMaterial } from './keys.ts'

/** The simulator of this repository in a process of its own, spoken to over HTTP alone. */
export type Gosuslugi = {
  readonly origin: string
  /** Registers a system with a certificate of its own, and makes its client. */
  register(registered: Registered, change?: Partial<EsiaSettings>): Promise<EsiaClient>
  /** A person of the simulator with a browser that stays signed in at Госуслуги. */
  person(id: string): Promise<Person>
  /** The next answer is spoilt so; see the simulator's list. */
  play(fault: string): Promise<void>
}

export type Registered = {
  readonly profile: 'strict' | 'compat'
  readonly tokenAlgorithm: 'RS256' | 'GOST3410_2012_256'
  readonly grants?: readonly string[]
}

export type Person = {
  /** Goes to this address, signs in where asked to, hands the data over, and comes back with this query. */
  comeBack(address: string): Promise<Readonly<Record<string, string>>>
}

export const redirectUri = 'http://client.example/callback'
export const allScopes = (
  'openid fullname birthdate gender birthplace snils inn id_doc medical_doc contacts addresses ' +
  'kid_fullname kid_birthdate kid_gender kid_snils kid_birth_cert_doc kid_medical_doc'
).split(' ')

export async function gosuslugi(): Promise<Gosuslugi> {
  const { origin, keys } = await startSimulator('http://client.example')
  const theirs = ['esia-gost.crt', 'esia-rsa.pub'].map((name) => readFileSync(join(keys, name), 'utf8'))

  return {
    origin,
    async register(registered, change = {}) {
      // Their dates are those of the real calendar, which the simulator goes by.
      const dates = { notBefore: new Date('2020-01-01'), notAfter: new Date('2049-01-01') }
      const ours = gostMaterial('Client', dates)
      const mnemonic = `CLIENT_${randomUUID().slice(0, 8)}`
      const certificate = ours.certificatePem
      await postJson(`${origin}/trial/clients`, {
        ...registered,
        mnemonic,
        certificate,
        domains: ['client.example'],
      })
      return esiaClient({
        origin,
        issuer: `${origin}/`,
        clientId: mnemonic,
        redirectUri,
        scopes: allScopes,
        signer: inProcessSigner(ours),
        verificationCertificates: theirs,
        ...change,
      })
    },
    person: (id) => personAt(origin, id),
    async play(fault) {
      await postJson(`${origin}/trial/faults`, { fault, when: 'once' })
    },
  }
}

async function personAt(origin: string, id: string): Promise<Person> {
  const { snils, phone, password } = await personOf(origin, id)
  const jar = new Map<string, string>()

  return {
    async comeBack(address) {
      const arrived = await go(address)
      const back = arrived.startsWith(redirectUri) ? arrived : await prove()
      assert(back.startsWith(redirectUri), `came back to ${back}`)
      return Object.fromEntries(new URL(back).searchParams)
    },
  }

  async function prove(): Promise<string> {
    let said = await api('login/next-step')
    if (said['action'] === 'ENTER_LOGIN') said = await api('login', { login: snils || phone, password })
    if (said['action'] === 'ENTER_MFA') said = await api(`login/otp/verify?code=${await newestCode()}`, {})
    if (said['action'] === 'GRANT_SCOPE_ACCESS') said = await api('scope/allow', {})
    assert.equal(said['action'], 'DONE', JSON.stringify(said))
    const next = String(said['redirect_url'])
    return next.startsWith(redirectUri) ? next : go(next)
  }

  async function newestCode(): Promise<string> {
    const sms: unknown = await (await fetch(`${origin}/trial/sms?phone=${encodeURIComponent(phone)}`)).json()
    const [newest]: readonly unknown[] = Array.isArray(sms) ? sms : []
    return isFields(newest) ? String(newest['code']) : ''
  }

  async function go(address: string): Promise<string> {
    const answer = await ask(address, { redirect: 'manual' })
    return answer.headers.get('location') ?? `${answer.status}`
  }

  async function api(path: string, body?: object): Promise<Readonly<Record<string, unknown>>> {
    const posted = body && { method: 'POST', body: JSON.stringify(body) }
    const answer = await ask(`${origin}/aas/oauth2/api/${path}`, { ...posted })
    const said: unknown = await answer.json()
    assert(isFields(said))
    return said
  }

  async function ask(address: string, request: RequestInit): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, ...(request.body ? { 'content-type': 'application/json' } : {}) }
    const answer = await fetch(address, { ...request, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    return answer
  }
}

/** The whole way of a person, as the README has it. */
export async function signIn(client: EsiaClient, person: Person, offline = false): Promise<EsiaSignIn> {
  const state = randomUUID()
  const accessType = offline ? 'offline' : 'online'
  const query = await person.comeBack(await client.authorizationUrl({ state, accessType }))
  const callback = client.readCallback(query)
  assert(callback.ok, JSON.stringify(callback))
  assert.equal(callback.value.state, state)

  const signedIn = await client.signIn({ code: callback.value.code })
  assert(signedIn.ok, JSON.stringify(signedIn))
  return signedIn.value
}

async function postJson(address: string, body: object): Promise<void> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  assert(answer.ok, `${address}: ${await answer.text()}`)
}
