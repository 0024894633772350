import type { AnswerFault, AnswerScene } from './fault.ts'
import { nouns, prefixes, resigned, spoiled, type Json, type TokenName } from './token.ts'

type Change = (claims: Json, scene: AnswerScene) => Json
type Kind = readonly [name: string, words: string, change: Change]

const hour = 3_600
const day = 24 * hour

/** Both tokens bear these. */
const common: readonly Kind[] = [
  ['wrong-issuer', 'другой издатель.', put('iss', 'http://esia.example/')],
  ['issuer-without-slash', 'издатель без косой черты в конце.', trimmedIssuer],
  ['expired', 'срок кончился час назад.', (claims) => moved(claims, { exp: -4 * hour })],
  ['not-yet-valid', 'начнёт действовать через час.', (claims) => moved(claims, { nbf: hour })],
  ['issued-in-future', 'выдан через час.', (claims) => moved(claims, { iat: hour })],
  ['string-times', 'времена записаны текстом.', stringTimes],
]

const ofId: readonly Kind[] = [
  ...common,
  ['wrong-audience', 'выдан другой системе.', put('aud', 'ANOTHER')],
  ['audience-list', 'выдан списку систем, своей и чужой.', (of) => ({ ...of, aud: [of['aud'], 'ANOTHER'] })],
  ['wrong-subject', 'oid не тот, что в токене доступа.', wrongSubject],
  ['string-subject', 'sub текстом вместо числа.', (of) => ({ ...of, sub: String(of['sub']) })],
  ['empty-subject', 'sub пустой.', put('sub', '')],
  ['wrong-subject-type', 'вошёл сотрудник организации (typ E), а не человек.', subject({ typ: 'E' })],
  ['wrong-subject-oid', 'oid внутри urn:esia:sbj не тот, что в sub.', subject({ oid: 1_000_499_999 })],
  ['unconfirmed-token', 'is_tru нет, хотя данные человека подтверждены.', subject({ is_tru: undefined })],
  ['string-confirmed', 'is_tru текстом вместо true.', subject({ is_tru: 'true' })],
  ['old-sign-in', 'вход был сутки назад.', (claims) => moved(claims, { auth_time: -day })],
  ['sign-in-in-future', 'вход будет через час.', (claims) => moved(claims, { auth_time: hour })],
  ['huge-claims', 'в токене лишние 200 КБ.', put('padding', 'x'.repeat(200_000))],
]

const ofAccess: readonly Kind[] = [
  ...common,
  ['wrong-client', 'выдан другой системе.', put('client_id', 'ANOTHER')],
  ['wrong-subject', 'oid не тот, что в токене идентификации.', put('urn:esia:sbj_id', 1_000_499_999)],
]

const missingOfId = 'iss aud sub exp nbf iat auth_time amr urn:esia:sid urn:esia:sbj'.split(' ')
const missingOfSubject = 'typ oid nam'.split(' ')
const missingOfAccess = 'iss client_id exp nbf iat scope urn:esia:sid urn:esia:sbj_id'.split(' ')

const names: Readonly<Record<string, string>> = {
  iss: 'issuer',
  aud: 'audience',
  sub: 'subject',
  typ: 'subject-type',
  oid: 'subject-oid',
  nam: 'subject-name',
}

const without = (claim: string): Kind => [
  `missing-${names[claim] ?? claim.replace('urn:esia:', '').replace('_', '-')}`,
  `нет поля ${claim}.`,
  put(claim, undefined),
]

const withoutInside = (claim: string): Kind => [
  `missing-${names[claim] ?? claim}`,
  `нет поля urn:esia:sbj:${claim}.`,
  subject({ [claim]: undefined }),
]

const of = (token: TokenName, list: readonly Kind[]): readonly AnswerFault[] =>
  list.map(([name, words, change]) =>
    spoiled(`${prefixes[token]}${name}`, `${nouns[token]}: ${words}`, (tokens, scene) =>
      resigned(scene.stand, tokens, token, ({ header, claims }) => ({
        header,
        claims: change(claims, scene),
      })),
    ),
  )

export const claims: readonly AnswerFault[] = [
  ...of('id_token', [...ofId, ...missingOfId.map(without), ...missingOfSubject.map(withoutInside)]),
  ...of('access_token', [...ofAccess, ...missingOfAccess.map(without)]),
]

/** Undefined takes the field out: JSON drops it. */
function put(name: string, value: unknown): Change {
  return (claims) => ({ ...claims, [name]: value })
}

/** Names inside `urn:esia:sbj` go without their common beginning. */
function subject(change: Json): (claims: Json) => Json {
  return (claims) => {
    const fields = Object.entries(change).map(([name, value]) => [`urn:esia:sbj:${name}`, value])
    const before = claims['urn:esia:sbj']
    const inside = typeof before === 'object' ? before : {}
    return { ...claims, 'urn:esia:sbj': { ...inside, ...Object.fromEntries(fields) } }
  }
}

/** Seconds are added to the times named. */
function moved(claims: Json, by: Readonly<Record<string, number>>): Json {
  const times = Object.entries(by).map(([name, seconds]) => [name, Number(claims[name]) + seconds])
  return { ...claims, ...Object.fromEntries(times) }
}

function trimmedIssuer(claims: Json): Json {
  return { ...claims, iss: String(claims['iss']).replace(/\/$/, '') }
}

function stringTimes(claims: Json): Json {
  const { exp, nbf, iat } = claims
  return { ...claims, exp: String(exp), nbf: String(nbf), iat: String(iat) }
}

function wrongSubject(claims: Json, { stand, person }: AnswerScene): Json {
  const oid = stand.people.all().find((one) => one.oid !== person?.oid)?.oid
  return subject({ oid, nam: `OID.${oid}` })({ ...claims, sub: oid })
}
