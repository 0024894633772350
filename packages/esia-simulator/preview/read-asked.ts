import { fail, ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import type { Shown } from './preview.ts'

export type Asked = {
  readonly person: string | undefined
  readonly client: string | undefined
  readonly scope: string | undefined
}

/** Without a client the trial's own, without scopes all of the client's; an error says which value is wrong. */
export function readAsked(
  stand: Stand,
  { person: id, client: mnemonic, scope }: Asked,
): Result<Omit<Shown, 'origin'>, string> {
  if (id === undefined || id === '') return fail('person is missing: an id of GET /trial/people')
  const person = stand.people.byId(id)
  if (person === undefined) return fail(`there is no person ${quote(id)}: GET /trial/people lists them`)

  const [first] = stand.clients.all()
  const client = mnemonic === undefined || mnemonic === '' ? first : stand.clients.named(mnemonic)
  if (client === undefined)
    return fail(`there is no client ${quote(mnemonic ?? '')}: GET /trial/clients lists them`)

  const asked = (scope ?? '').split(/[\s+]+/).filter((word) => word !== '')
  const scopes = asked.length === 0 ? client.scopes : [...new Set(asked)]
  const foreign = scopes.find((one) => !client.scopes.includes(one))
  if (foreign !== undefined) return fail(`scope ${quote(foreign)} is not registered for ${client.mnemonic}`)
  return ok({ person, client, scopes })
}

const quote = (text: string): string => JSON.stringify(text.slice(0, 80))
