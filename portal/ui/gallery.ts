import { html, type Html } from '@registratura/html'
import { page, type Frame } from './page.ts'
import { button, buttonGroup, esiaButton, linkButton } from './parts/button.ts'
import { card } from './parts/card.ts'
import { checkbox, checkboxes } from './parts/checkboxes.ts'
import { dateInput } from './parts/date-input.ts'
import { details } from './parts/details.ts'
import { input } from './parts/input.ts'
import { inset } from './parts/inset.ts'
import { notice } from './parts/notice.ts'
import { passwordInput } from './parts/password-input.ts'
import { radios } from './parts/radios.ts'
import { regionList } from './parts/region-list.ts'
import { summaryList } from './parts/summary-list.ts'
import { tabbedCards } from './parts/tabbed-card.ts'
import { textarea } from './parts/textarea.ts'

const frame: Frame = {
  serviceName: 'Медицина-онлайн',
  language: 'ru',
  region: { name: 'Белгородская область', path: '#' },
  changeRegionPath: '#',
  person: {
    name: 'Константинопольская Александра Всеволодовна',
    cardsPath: '#',
    settingsPath: '#',
    signOutPath: '#',
  },
  operator: { name: 'Областной департамент здравоохранения (образец)', phone: '+7(000)100-00-02' },
  supportPath: '#',
}

/** Every part in every state on one page, to be looked at. */
export function galleryPage(): Html {
  return page({
    frame,
    title: 'Все части страницы и все их состояния',
    back: { path: '#', text: 'Назад' },
    step: { current: 2, total: 4, text: 'согласие' },
    errors: [
      { text: 'Введите номер СНИЛС: 11 цифр', fieldId: 'snils-wrong' },
      { text: 'Код можно запросить ещё раз через 2 минуты' },
    ],
    body: html`${text()}${buttons()}${notices()}${fields()}${choices()}${tabs()}${patientCard()}${regions()}`,
  })
}

function text(): Html {
  return html`<p>Обычный абзац. Здесь рассказано, что будет дальше, и есть <a href="#">ссылка на другую страницу</a>, а ещё <strong>важное слово</strong>.</p>
<ul><li>первое, что понадобится</li><li>второе</li></ul>
<ol><li>откройте приложение;</li><li>введите код.</li></ol>
<h2>Заголовок второго уровня</h2>
<h3>Заголовок третьего уровня</h3>
${details({ summary: 'Что будет с моими данными', body: html`<p>Они останутся в регионе.</p>` })}
${details({ summary: 'Раскрытое пояснение', open: true, body: html`<p>Они останутся в регионе.</p>` })}`
}

function buttons(): Html {
  return html`<h2>Кнопки</h2>
${buttonGroup([button({ text: 'Да, я согласен' }), button({ text: 'Нет, я отказываюсь', kind: 'secondary' })])}
${buttonGroup([linkButton({ text: 'Зарегистрироваться', path: '#' }), linkButton({ text: 'Войти', path: '#', kind: 'secondary' }), button({ text: 'Закрыть учётную запись', kind: 'danger' })])}
${esiaButton({ text: 'госуслуги', path: '#' })}`
}

function notices(): Html {
  return html`<h2>Сообщения</h2>
${notice({ kind: 'success', title: 'Пароль сохранён', body: 'Ваш логин: +7 900 000-00-01' })}
${notice({ kind: 'info', title: 'Проверьте карту', body: 'Данные пришли из Госуслуг.' })}
${notice({ kind: 'warning', title: 'Никому не говорите код', body: 'Ни клиника, ни Госуслуги его не спросят.' })}
${inset(html`<p>Врезка: оператор Вашего региона отвечает за данные.</p>`)}`
}

function fields(): Html {
  return html`<h2>Поля</h2>
${input({ id: 'login', name: 'login', label: 'Логин', hint: 'Телефон, почта или СНИЛС', autocomplete: 'username' })}
${input({ id: 'snils-wrong', name: 'snils', label: 'СНИЛС', value: '112-233-44', hint: 'Как на карточке: 112-233-445 95', error: 'Введите номер СНИЛС: 11 цифр', inputmode: 'numeric', width: 20, grouping: 'snils' })}
${input({ id: 'code', name: 'code', label: 'Код из СМС', width: 10, inputmode: 'numeric', autocomplete: 'one-time-code' })}
${passwordInput({ id: 'password', name: 'password', label: 'Пароль', hint: 'Латинские буквы и цифры, не меньше 6', autocomplete: 'new-password' })}
${passwordInput({ id: 'repeat', name: 'repeat', label: 'Повторите пароль', error: 'Пароли не совпадают', autocomplete: 'new-password' })}
${dateInput({ id: 'birth', name: 'birth', legend: 'Дата рождения', hint: 'Например, 31 3 1980', day: '31', month: '3', year: '1980' })}
${dateInput({ id: 'issued', name: 'issued', legend: 'Дата выдачи', day: '31', month: '13', year: '2001', error: 'Месяц — число от 1 до 12', wrong: ['month'] })}
${textarea({ id: 'question', name: 'question', label: 'Что случилось', hint: 'Без номеров документов' })}
${textarea({ id: 'question-2', name: 'question', label: 'Что случилось', value: 'Не прихо', error: 'Расскажите подробнее' })}`
}

function choices(): Html {
  const items = [
    { value: 'self', text: 'Себе', checked: true },
    { value: 'child', text: 'Ребёнку', hint: 'До 14 лет' },
  ]
  return html`${radios({ name: 'who', legend: 'Кому нужна карта', items })}
${radios({ name: 'whom', legend: 'Кому нужна карта', items, hint: 'Одно из двух', error: 'Выберите, кому нужна карта' })}
${checkboxes({ name: 'what', legend: 'О чём напоминать', items })}
${checkbox({ name: 'agree', value: 'yes', text: 'Данные верны', error: 'Отметьте, если всё верно' })}`
}

function tabs(): Html {
  return tabbedCards([
    {
      whose: 'Ваша карта, 46 лет',
      name: 'Константинопольская Александра Всеволодовна',
      path: '#',
      waits: [],
    },
    {
      whose: 'Ваш ребёнок, меньше года',
      name: 'Без имени',
      path: '#',
      waits: ['Ждёт Вашей проверки', 'Не указано: имя, снилс, полис'],
    },
    { whose: 'Ваш родитель, 82 года', name: 'Ли Пак', path: '#', waits: ['Есть отличия от Госуслуг'] },
  ])
}

function patientCard(): Html {
  const note = 'из Госуслуг, 23 ноября 2026'
  const fix = (hidden: string) => ({ text: 'Здесь ошибка', path: '#', hidden })
  const rows = [
    { key: 'Дата рождения', value: '31 марта 1980', note, action: fix('дата рождения') },
    { key: 'СНИЛС', value: '112-***-*** 95', note, action: fix('СНИЛС') },
    { key: 'Почта', value: 'konstantinopolskaya.alexandra.v@example-hospital.example', note: 'введено Вами' },
    { key: 'Адрес', value: html`308000, Белгород,<br>проспект Славы, 1`, note, action: fix('адрес') },
  ]
  return card({ heading: 'Константинопольская Александра Всеволодовна', body: summaryList({ rows }) })
}

function regions(): Html {
  const names = ['Белгородская область', 'Кировская область', 'Орёл и область', 'Чукотский автономный округ']
  const items = names.map((name, index) => ({ value: String(index), name }))
  const closed = { value: 'closed', name: 'Калининградская область', hint: 'Регистрация закрыта' }
  return regionList({
    language: 'ru',
    action: '#',
    remembered: { value: '0', name: 'Белгородская область' },
    items: [...items, closed],
  })
}
