import { claim } from './id-token.ts'
import { changeBody, type GatewayFault, type GatewayScene, type Json, type Spoil } from './scene.ts'

type Kind = readonly [name: string, words: string, spoil: Spoil]

const json = (change: (body: Json) => Json) => (scene: GatewayScene) => changeBody(scene, change)
const field = (name: string, value: unknown) => json((body) => ({ ...body, [name]: value }))

const tokens: readonly Kind[] = [
  ['gateway-no-id-token', 'нет токена идентификации.', field('id_token', undefined)],
  ['gateway-no-access-token', 'нет токена доступа.', field('access_token', undefined)],
  ['gateway-number-token', 'токен идентификации числом.', field('id_token', 42)],
  ['gateway-negative-expiry', 'срок отрицательный.', field('expires_in', -1)],
  ['gateway-wrong-token-type', 'тип токена не Bearer.', field('token_type', 'MAC')],
  ['gateway-invalid-grant', 'код не принят.', refuse(400, 'invalid_grant')],
  ['gateway-invalid-client', 'система не узнана.', refuse(401, 'invalid_client')],
  ['gateway-server-error', 'ошибка сервера словами OAuth.', refuse(400, 'server_error')],
]

const userinfo: readonly Kind[] = [
  ['oidcc-client-test-userinfo-invalid-sub', 'они о другом человеке.', field('sub', '1000499999')],
  ['gateway-userinfo-missing-sub', 'не сказано, о ком они.', field('sub', undefined)],
  ['gateway-userinfo-number-sub', 'sub числом.', json((body) => ({ ...body, sub: Number(body['sub']) }))],
  ['gateway-userinfo-another-issuer', 'iss и aud в них чужие, и о них никто не спрашивает.', json(strangers)],
  ['gateway-unconfirmed', 'учётная запись не подтверждена.', field('trusted', false)],
  ['gateway-confirmed-text', 'trusted текстом вместо true.', field('trusted', 'true')],
  ['gateway-deleted', 'учётная запись удалена.', field('status', 'DELETED')],
  ['gateway-without-name', 'нет фамилии.', field('family_name', undefined)],
  ['gateway-number-name', 'фамилия числом.', field('family_name', 42)],
  ['gateway-endless-name', 'фамилия в миллион букв.', field('family_name', 'я'.repeat(400_000))],
  ['gateway-without-snils', 'нет СНИЛС.', field('snils', undefined)],
  ['gateway-wrong-snils', 'СНИЛС с неверной контрольной суммой.', field('snils', '999-000-000 01')],
  ['gateway-wrong-date', 'дата рождения, какой не бывает.', field('birthdate', '1990-02-30')],
  ['gateway-text-documents', 'вместо списка документов текст.', field('documents', 'паспорт')],
  ['gateway-without-documents', 'документов нет.', field('documents', undefined)],
]

/** What any endpoint may do. */
const anywhere: readonly Kind[] = [
  ['html', 'вместо JSON приходит страница.', page],
  ['empty', 'ответ без тела.', ({ ctx }) => void (ctx.body = '')],
  ['list', 'вместо объекта JSON приходит список.', ({ ctx }) => void (ctx.body = [ctx.body])],
  ['huge', 'ответ в 5 МБ.', json((body) => ({ ...body, padding: 'x'.repeat(5_000_000) }))],
  ['redirect-307', 'перенаправление 307 на чужой адрес.', redirect],
  ['status-500', 'ответ 500.', status(500)],
  ['status-503', 'ответ 503.', status(503)],
  ['silent', 'ответа нет: соединение висит минуту и рвётся.', silent],
]

const named = (
  endpoint: 'discovery' | 'token' | 'jwks' | 'userinfo',
  where: string,
  kinds: readonly Kind[],
): readonly GatewayFault[] =>
  kinds.map(([name, words, spoil]) => ({
    name,
    words: `${where}: ${words}`,
    at: 'gateway',
    spoils: { [endpoint]: spoil },
  }))

const everywhere = (endpoint: 'discovery' | 'token' | 'jwks' | 'userinfo'): readonly Kind[] =>
  anywhere.map(([name, words, spoil]) => [`gateway-${endpoint}-${name}`, words, spoil])

export const answerFaults: readonly GatewayFault[] = [
  {
    name: 'gateway-confirmed-missing',
    words: 'Данные человека: о подтверждении ни слова, и в токене тоже.',
    at: 'gateway',
    spoils: { token: claim('trusted', undefined), userinfo: field('trusted', undefined) },
  },
  ...named('token', 'Выдача токенов', [...tokens, ...everywhere('token')]),
  ...named('userinfo', 'Данные человека', [...userinfo, ...everywhere('userinfo')]),
  ...named('jwks', 'Ключи шлюза', everywhere('jwks')),
  ...named('discovery', 'Описание шлюза', everywhere('discovery')),
]

function strangers(body: Json): Json {
  return { ...body, iss: 'https://another.example', aud: 'another', nonce: 'x', auth_time: 0 }
}

function refuse(code: number, error: string): Spoil {
  return ({ ctx }) => {
    ctx.status = code
    ctx.body = { error, error_description: 'the stand was asked to refuse' }
  }
}

function status(code: number): Spoil {
  return ({ ctx }) => {
    ctx.status = code
    ctx.type = 'html'
    ctx.body = `<title>${code}</title>`
  }
}

function page({ ctx }: GatewayScene): void {
  ctx.type = 'html'
  ctx.body = '<!DOCTYPE html><title>Технические работы</title>'
}

/** The stand under another name, so that whoever follows comes somewhere. */
function redirect({ stand, ctx }: GatewayScene): void {
  const elsewhere = new URL(ctx.originalUrl, stand.origin)
  elsewhere.hostname = elsewhere.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
  ctx.status = 307
  ctx.set('location', elsewhere.href)
  ctx.body = ''
}

function silent({ ctx }: GatewayScene): void {
  ctx.respond = false
  const end = setTimeout(() => ctx.res.destroy(), 60_000).unref()
  ctx.res.once('close', () => clearTimeout(end))
}
