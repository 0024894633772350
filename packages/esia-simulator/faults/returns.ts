import { randomUUID } from 'node:crypto'
import { esiaFailure, type EsiaErrorCode } from '../oauth/esia-error.ts'
import { keyOf } from '../oauth/jwt.ts'
import type { ReturnFault, Returned, ReturnScene } from './fault.ts'

const error = (code: EsiaErrorCode, words: string, at: ReturnFault['at'] = 'authorization'): ReturnFault => ({
  name: `esia-${code}`,
  words,
  at,
  play: ({ state }) => ({ ...said(code), state }),
})

function said(code: EsiaErrorCode): Returned {
  const { error, description } = esiaFailure(code, { parameter: 'scope', detail: 'a fault' })
  return { error, error_description: description }
}

/** What ESIA may say to the redirect: of the request at once, of the person once they have signed in. */
const errors: readonly ReturnFault[] = [
  error('007002', 'Сертификат не принадлежит системе или не найден.'),
  error('007003', 'Параметр запроса неверен, пропущен или повторён.'),
  error('007004', 'Человек или сама ЕСИА отказались передать данные.', 'return'),
  error('007005', 'Системе не разрешён такой способ входа.'),
  error('007006', 'Запрошены неизвестные или не разрешённые данные.'),
  error('007007', 'Внутренняя ошибка ЕСИА.'),
  error('007008', 'ЕСИА перегружена или на обслуживании.'),
  error('007009', 'Такой response_type не поддерживается.'),
  error('007013', 'В запросе нет scope.'),
  error('007014', 'В запросе нет обязательного параметра.'),
  error('007015', 'Время запроса неверно: часы разошлись.'),
  error('007019', 'У системы нет прав на такой запрос.'),
  error('007038', 'Параметры запроса не читаются.'),
  error('007046', 'Нужен второй фактор, а у человека его нет.', 'return'),
  error('007053', 'Подпись запроса неверна или сертификат не действует.'),
  error('007055', 'Учётная запись человека не подтверждена.', 'return'),
  error('007060', 'Роли в запросе неверны.'),
  error('007061', 'Параметр obj_type неверен.'),
  error('007062', 'Тип или роль человека не подходят.', 'return'),
  error('007110', 'Вход по QR-коду сорвался.', 'return'),
  error('007194', 'Данные организации запрошены не у сотрудника.', 'return'),
  error('036700', 'Согласие: не указан тип.'),
  error('036701', 'Согласие: тип неизвестен.'),
  error('036702', 'Согласие: нет обязательных данных.'),
  error('036703', 'Согласие: данных запрошено больше, чем в нём есть.'),
  error('036704', 'Согласие: такие данные не разрешены.'),
  error('036705', 'Согласие: не указаны действия.'),
  error('036706', 'Согласие: такие действия не разрешены.'),
  error('036707', 'Согласие: не указаны цели.'),
  error('036716', 'Согласие: неверен срок.'),
  error('036726', 'Согласие: цели неизвестны.'),
  error('036727', 'Согласие: такие цели не разрешены.'),
]

const returning = (name: string, words: string, play: (scene: ReturnScene) => Returned): ReturnFault => ({
  name,
  words,
  at: 'return',
  play,
})

const answers: readonly ReturnFault[] = [
  returning('refused', 'Человек вошёл и отказался передать данные.', ({ state }) => ({
    ...said('007004'),
    state,
  })),
  returning(
    'unknown-error',
    'Человек возвращается с ошибкой, которой нет ни в одном списке.',
    ({ state }) => ({
      error: 'something_else',
      error_description: 'ESIA-999999: OAuthErrorEnum.somethingElse',
      state,
    }),
  ),
  returning('error-without-text', 'Человек возвращается с ошибкой без объяснения.', ({ state }) => ({
    error: 'server_error',
    state,
  })),
  returning('error-without-state', 'Человек возвращается с ошибкой, но без state.', () => said('007007')),
  returning('error-with-code', 'Человек возвращается с кодом и с ошибкой сразу.', ({ code, state }) => ({
    ...said('007004'),
    code: code(),
    state,
  })),
  returning('return-without-state', 'Человек возвращается с кодом, но без state.', ({ code }) => ({
    code: code(),
  })),
  returning('return-wrong-state', 'Человек возвращается с кодом и чужим state.', ({ code }) => ({
    code: code(),
    state: randomUUID(),
  })),
  returning('return-without-code', 'Человек возвращается с одним state, без кода.', ({ state }) => ({
    state,
  })),
  returning('return-empty-code', 'Человек возвращается с пустым кодом.', ({ state }) => ({
    code: '',
    state,
  })),
  returning('return-huge-code', 'Человек возвращается с кодом в 100 тысяч знаков.', ({ state }) => ({
    code: 'x'.repeat(100_000),
    state,
  })),
  returning('unknown-code', 'Человек возвращается с кодом, которого стенд не выдавал.', ({ state }) => ({
    code: `${randomUUID()}.${randomUUID()}.${randomUUID()}`,
    state,
  })),
  returning(
    'reused-code',
    'Человек возвращается с кодом, который уже использован.',
    ({ stand, code, state }) => {
      const used = code()
      stand.memory.codes.edit(keyOf(used), (kept) => ({ ...kept, state: 'used' }))
      return { code: used, state }
    },
  ),
]

export const returns = { errors, answers }
