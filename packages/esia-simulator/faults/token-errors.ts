import { esiaFailure, type EsiaErrorCode } from '../oauth/esia-error.ts'
import { refusedTokens } from '../oauth/refused-tokens.ts'
import { formOf } from '../oauth/parameters.ts'
import type { AnswerFault } from './fault.ts'

const error = (code: EsiaErrorCode, words: string): AnswerFault => ({
  name: `te-${code}`,
  words: `Выдача токенов отказывает: ${words}`,
  at: 'token',
  play: ({ stand, request, reply }) => {
    const failure = esiaFailure(code, { parameter: 'code', detail: 'a fault' })
    const { status, body } = refusedTokens(failure, formOf(request)?.get('state'), stand.assumed)
    return reply.code(status).send(body)
  },
})

export const tokenErrors: readonly AnswerFault[] = [
  error('007002', 'сертификат не принадлежит системе.'),
  error('007003', 'параметр неверен, пропущен или повторён.'),
  error('007004', 'доступ запрещён.'),
  error('007005', 'такой способ системе не разрешён.'),
  error('007006', 'scope неизвестен или не тот, что при входе.'),
  error('007007', 'внутренняя ошибка ЕСИА.'),
  error('007008', 'ЕСИА перегружена или на обслуживании.'),
  error('007011', 'код неверен, просрочен, отозван или чужой.'),
  error('007012', 'такой grant_type не поддерживается.'),
  error('007013', 'в запросе нет scope.'),
  error('007014', 'нет обязательного параметра.'),
  error('007015', 'время запроса неверно: часы разошлись.'),
  error('007019', 'у системы нет прав.'),
  error('007023', 'адрес возврата не разрешён.'),
  error('007038', 'параметры не читаются.'),
  error('007039', 'code_verifier прислан, а code_challenge не было.'),
  error('007040', 'code_verifier не подходит.'),
  error('007053', 'подпись неверна или сертификат не действует.'),
  error('008010', 'система не опознана.'),
]
