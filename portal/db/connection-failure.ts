import { codeOf } from './error-code.ts'

/** What the operator can do about each refusal; codes of the system and of PostgreSQL (its appendix A). */
const reasons = new Map([
  ['ECONNREFUSED', 'соединение отклонено: сервер не запущен или слушает другой порт'],
  ['ENOENT', 'нет файла сокета: сервер не запущен'],
  ['ENOTFOUND', 'имя узла не найдено'],
  ['EAI_AGAIN', 'имя узла сейчас не определяется'],
  ['ECONNRESET', 'сервер оборвал соединение'],
  ['EHOSTUNREACH', 'до узла нет пути'],
  ['ETIMEDOUT', 'сервер не ответил вовремя'],
  ['28P01', 'неверные имя или пароль'],
  ['28000', 'сервер не пускает с этим именем или с этого адреса'],
  ['3D000', 'такой базы нет'],
  ['42501', 'не хватает прав'],
  ['53300', 'на сервере заняты все соединения'],
  ['57P03', 'сервер ещё запускается или останавливается'],
])

/** One Russian line about a failed connection: where to and why, never the password. */
export function explainConnectionFailure(error: unknown, url: string): string {
  const { hostname, port, pathname } = new URL(url)
  const place = `${hostname || 'localhost'}:${port || '5432'}${pathname}`
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
  const late = /timeout/i.test(message) ? reasons.get('ETIMEDOUT') : undefined
  return `PostgreSQL (${place}): ${reasons.get(codeOf(error) ?? '') ?? late ?? (message || 'неизвестная ошибка')}`
}
