import type { SettleError } from '../../portal/identity/dispute.ts'
import type { FoundDispute } from '../../portal/identity/settle.ts'

export const usage = `bin/settle РЕГИОН НОМЕР          показать, о какой учётной записи речь
bin/settle РЕГИОН НОМЕР --yes    сделать

Номер назвал человек: он видел его на странице, которая остановила вход. Настройки те же, что у портала.
`

export const explain = {
  unknown: 'Такого номера в этом регионе нет. Проверьте оба: например, bin/settle RU-BEL 7K3QF-9ZM2A',
  late: 'Номеру больше 30 дней. Пусть человек войдёт через Госуслуги ещё раз и назовёт новый',
  'another-person':
    'Имя или дата рождения не те, что в карте: это другой человек. Ошибку в СНИЛС исправляют на Госуслугах, кабинет не передают',
  'no-snils': 'Госуслуги не передали СНИЛС: пусть человек укажет его там и войдёт ещё раз',
  taken: 'У этой записи Госуслуг или у этого СНИЛС уже есть свой кабинет. Ничего не изменилось',
  already: 'Так уже и есть, или кабинет с тех пор изменился. Ничего не изменилось',
} satisfies Record<SettleError, string>

const what = {
  'snils-taken':
    'Вошли по другой записи Госуслуг с тем же СНИЛС. Имя и дата рождения совпали.\nПосле --yes кабинет откроется по новой записи; сеансы, пароль и ключи входа прежней кончатся.',
  'snils-changed':
    'Госуслуги передали другой СНИЛС. Имя и дата рождения совпали.\nПосле --yes следующий вход примет новый СНИЛС.',
} satisfies Record<FoundDispute['stopped'], string>

const day = new Intl.DateTimeFormat('ru', { dateStyle: 'long' })
const moment = new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeStyle: 'short' })

/** What people compare with the papers before them. */
export const found = ({ stopped, name, openedAt, at }: FoundDispute, asked: string): string =>
  `Кабинет: ${name}, открыт ${day.format(openedAt)}
Остановлен вход: ${moment.format(at)}.
${what[stopped]}
Сверьте паспорт и СНИЛС человека, потом: bin/settle ${asked} --yes
`

export const settled = ({ stopped }: FoundDispute): string =>
  stopped === 'snils-taken'
    ? 'Готово. Пусть человек войдёт через Госуслуги: кабинет прежний, пароль нужно задать заново.\n'
    : 'Готово. Пусть человек войдёт через Госуслуги: карта спросит о новом СНИЛС.\n'
