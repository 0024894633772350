import { randomUUID } from 'node:crypto'
import { keyOf } from '../oauth/jwt.ts'
import type { AccessToken } from '../oauth/issued.ts'
import type { Stand } from '../stand.ts'
import type { AnswerFault } from './fault.ts'
import { resigned, spoiled, type Tokens } from './token.ts'

const usual = 'fullname birthdate gender snils id_doc medical_doc mobile email'.split(' ')

const without = (scope: string): AnswerFault =>
  spoiled(
    `without-${scope.replace('_', '-')}`,
    `Человек не передал ${scope}: нет ни в токене, ни в данных.`,
    (tokens, { stand }) => rescoped(stand, tokens, (scopes) => scopes.filter((one) => one !== scope)),
  )

export const tokenAnswers: readonly AnswerFault[] = [
  spoiled(
    'fewer-scopes',
    'Человек передал только имя: остального нет ни в токене, ни в данных.',
    (of, { stand }) =>
      rescoped(stand, of, (scopes) => scopes.filter((scope) => scope === 'openid' || scope === 'fullname')),
  ),
  ...usual.map(without),
  spoiled('more-scopes', 'Токен открывает больше, чем просили, и данные приходят все.', (tokens, { stand }) =>
    rescoped(stand, tokens, () => stand.clients.all().flatMap(({ scopes }) => scopes)),
  ),
  spoiled(
    'another-person',
    'Токен доступа принадлежит другому человеку и открывает его данные.',
    anotherPerson,
  ),
  spoiled('no-id-token', 'Нет токена идентификации.', (of) => ({ ...of, id_token: undefined })),
  spoiled('no-access-token', 'Нет токена доступа.', (of) => ({ ...of, access_token: undefined })),
  spoiled('swapped-tokens', 'Токены поменяны местами.', (of) => ({
    ...of,
    access_token: of['id_token'],
    id_token: of.access_token,
  })),
  spoiled('number-token', 'Вместо токена идентификации число.', (of) => ({ ...of, id_token: 42 })),
  spoiled('wrong-state', 'Ответ несёт чужой state.', (of) => ({ ...of, state: randomUUID() })),
  spoiled('missing-state', 'В ответе нет state.', (of) => ({ ...of, state: undefined })),
  spoiled('negative-expiry', 'Срок токена −1 секунда.', (of) => ({ ...of, expires_in: -1 })),
  spoiled('string-expiry', 'Срок токена записан текстом.', (of) => ({ ...of, expires_in: '3600' })),
  spoiled('missing-expiry', 'Срока токена нет.', (of) => ({ ...of, expires_in: undefined })),
  spoiled('wrong-token-type', 'Вид токена (token_type) не Bearer, а MAC.', (of) => ({
    ...of,
    token_type: 'MAC',
  })),
  spoiled('error-with-tokens', 'Токены выданы вместе с ошибкой.', (of) => ({
    ...of,
    error: 'server_error',
    error_description: 'ESIA-007007: OAuthErrorEnum.serverError',
  })),
]

/** Other scopes in the claim and in what the token opens. */
function rescoped(
  stand: Stand,
  tokens: Tokens,
  change: (scopes: readonly string[]) => readonly string[],
): Tokens {
  return reopened(stand, tokens, (kept) => ({ ...kept, scopes: change(kept.scopes) }))
}

function anotherPerson(
  tokens: Tokens,
  { stand, person }: Parameters<Parameters<typeof spoiled>[2]>[1],
): Tokens {
  const other = stand.people.all().find(({ oid, confirmed }) => confirmed && oid !== person?.oid)
  if (other === undefined) throw new Error('The stand has one person only')
  return reopened(stand, tokens, (kept) => ({ ...kept, oid: other.oid }))
}

function reopened(stand: Stand, tokens: Tokens, change: (opened: AccessToken) => AccessToken): Tokens {
  const { accessTokens } = stand.memory
  const opened = accessTokens.get(keyOf(tokens.access_token))
  if (opened === undefined) throw new Error('A token that was just issued opens nothing')

  const { oid, scopes, ...rest } = change(opened)
  const scope = scopes.map((one) => (one === 'openid' ? one : `${one}?oid=${oid}`)).join(' ')
  const made = resigned(stand, tokens, 'access_token', ({ header, claims }) => ({
    header,
    claims: { ...claims, scope, 'urn:esia:sbj_id': oid },
  }))
  accessTokens.set(keyOf(made.access_token), { ...rest, oid, scopes })
  return made
}
