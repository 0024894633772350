import { createHash } from 'node:crypto'
import type { Region } from '../region/region.ts'

export type Section = {
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly items?: readonly string[]
}

/** The document as one region's operator puts it to a person. `id` is the SHA-256 of the text, in hex. */
export type ConsentDocument = {
  readonly id: string
  readonly version: string
  /** ISO plain date. */
  readonly publishedOn: string
  readonly sections: readonly Section[]
  /** What is kept as proof: every word that the page shows of the document. */
  readonly text: string
}

const version = '1.3'
const publishedOn = '2026-11-23'

/** Laws change by the letter of this text, so a changed word is a new version and a new date. */
export function consentDocument({ name, operator }: Region): ConsentDocument {
  const sections = sectionsFor(name, operator)
  const text = [
    `Согласие на обработку персональных данных. Версия ${version} от ${publishedOn}. Регион: ${name}.`,
    ...sections.flatMap(({ heading, paragraphs, items = [] }) => [
      heading,
      ...paragraphs,
      ...items.map((item) => `— ${item}`),
    ]),
  ].join('\n')
  return { id: createHash('sha256').update(text).digest('hex'), version, publishedOn, sections, text }
}

/** In the order of 152-ФЗ, article 9, part 4; what is known only after Госуслуги is said to come from there. */
function sectionsFor(regionName: string, operator: Region['operator']): readonly Section[] {
  return [
    {
      heading: 'Кто даёт согласие',
      paragraphs: [
        'Согласие даёте Вы, за себя. Ваши фамилию, имя, отчество, адрес, номер паспорта, дату его выдачи и название выдавшего органа портал узнает из Госуслуг, когда Вы подтвердите там свою личность, и впишет в Вашу копию согласия.',
      ],
    },
    {
      heading: 'Кому Вы даёте согласие',
      paragraphs: [
        `${operator.name}. Адрес: ${operator.address}. Это оператор персональных данных, регион: ${regionName}.`,
      ],
    },
    {
      heading: 'Зачем нужны данные',
      paragraphs: [
        'Чтобы создать Вашу карту пациента на портале и показывать её Вам и тем, кому Вы сами дадите к ней доступ.',
        'И чтобы писать Вам на подтверждённую электронную почту о входах и переменах в личном кабинете.',
      ],
    },
    {
      heading: 'Какие данные',
      paragraphs: ['Портал получит из Госуслуг и будет хранить:'],
      items: [
        'фамилию, имя, отчество, пол, дату и место рождения, гражданство',
        'СНИЛС',
        'данные паспорта или другого документа личности',
        'номер полиса ОМС',
        'мобильный телефон и электронную почту',
        'адреса регистрации и проживания, если Вы их указали на Госуслугах',
        'а сам запишет, когда, из какой сети и каким браузером Вы входите',
      ],
    },
    {
      heading: 'Кто ещё обрабатывает данные',
      paragraphs: ['Никто. Оператор не поручает обработку данных другим лицам.'],
    },
    {
      heading: 'Что с ними будут делать',
      paragraphs: [
        'Собирать, записывать, хранить, уточнять, использовать, открывать тем, кому Вы дадите доступ, и уничтожать — с помощью программ, на серверах в России. Хранятся данные в зашифрованном виде.',
      ],
    },
    {
      heading: 'На какой срок и как отозвать согласие',
      paragraphs: [
        `Согласие действует, пока у Вас есть учётная запись на портале. Отозвать его можно в любое время: закройте личный кабинет в настройках портала, напишите на ${operator.email} или по адресу оператора. После отзыва данные уничтожат не позднее чем через 30 дней; в эти 30 дней Вы можете вернуться. Запись в поликлинике от этого не изменится.`,
      ],
    },
    {
      heading: 'Как Вы подписываете согласие',
      paragraphs: [
        `Кнопкой «Да, я согласен» и подтверждением личности на Госуслугах. Портал сохранит время, адрес в сети, версию и текст этого документа.`,
      ],
    },
  ]
}
