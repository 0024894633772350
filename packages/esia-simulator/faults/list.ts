import { claims } from './claims.ts'
import type { Fault } from './fault.ts'
import { answerFaults } from '../gateway/faults/answers.ts'
import { discoveryFaults } from '../gateway/faults/discovery.ts'
import { idTokenFaults } from '../gateway/faults/id-token.ts'
import { keyFaults } from '../gateway/faults/keys.ts'
import { returnFaults } from '../gateway/faults/returns.ts'
import { personAnswers } from './person-answers.ts'
import { returns } from './returns.ts'
import { signatures } from './signatures.ts'
import { tokenAnswers } from './token-answers.ts'
import { tokenErrors } from './token-errors.ts'
import { transport } from './transport.ts'

export type Group = { readonly title: string; readonly faults: readonly Fault[] }

/** Every fault, as the control page shows them. */
export const groups: readonly Group[] = [
  { title: 'Возвращение с Госуслуг', faults: returns.answers },
  { title: 'Ошибки ЕСИА при возвращении', faults: returns.errors },
  { title: 'Связь', faults: transport },
  { title: 'Ошибки выдачи токенов', faults: tokenErrors },
  { title: 'Ответ с токенами', faults: tokenAnswers },
  { title: 'Подписи токенов', faults: signatures },
  { title: 'Содержание токенов', faults: claims },
  { title: 'Данные человека', faults: personAnswers },
  { title: 'Шлюз: возвращение', faults: returnFaults },
  { title: 'Шлюз: описание', faults: discoveryFaults },
  { title: 'Шлюз: токен идентификации', faults: idTokenFaults },
  { title: 'Шлюз: ключи', faults: keyFaults },
  { title: 'Шлюз: ответы', faults: answerFaults },
]

const byName = new Map(groups.flatMap(({ faults }) => faults).map((fault) => [fault.name, fault]))

export const faultNamed = (name: string): Fault | undefined => byName.get(name)
