import { personObject } from '../rs/person-object.ts'
import { restAnswer, type RestErrorName } from '../rs/rest-error.ts'
import { readEmbed } from '../rs/embed.ts'
import { bearerOf } from '../rs/bearer.ts'
import { viewOf } from '../rs/view-of.ts'
import type { AnswerFault, AnswerScene } from './fault.ts'
import type { Json } from './token.ts'

const spoiled = (
  name: string,
  words: string,
  spoil: (person: Json, scene: AnswerScene) => object,
): AnswerFault => ({
  name: `person-${name}`,
  words: `Данные человека: ${words}`,
  at: 'person',
  play: (scene) => {
    const { status, body } = scene.honest()
    return scene.reply.code(status).send(status === 200 ? spoil({ ...body }, scene) : body)
  },
})

const error = (name: string, code: RestErrorName, words: string): AnswerFault => ({
  name: `person-${name}`,
  words: `Данные человека: ${words}`,
  at: 'rs',
  play: ({ reply }) => {
    const { status, body } = restAnswer(code)
    return reply.code(status).send(body)
  },
})

const fields = 'firstName lastName birthDate gender snils citizenship trusted documents contacts'.split(' ')

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

export const personAnswers: readonly AnswerFault[] = [
  error('005011', 'invalid', 'токен не признан.'),
  error('005013', 'expired', 'токен просрочен.'),
  error('005029', 'closed', 'токен этого не открывает.'),
  error('005004', 'missing', 'такого адреса нет.'),
  ...fields.map((field) =>
    spoiled(`missing-${kebab(field)}`, `нет поля ${field}.`, (of) => ({ ...of, [field]: undefined })),
  ),
  spoiled('another', 'приходят данные другого человека.', anothersData),
  spoiled('more-data', 'приходит больше, чем просили: адреса, все контакты, дети, лишние поля.', moreData),
  spoiled('unconfirmed', 'trusted: false, хотя в токене запись подтверждена.', (of) => ({
    ...of,
    trusted: false,
  })),
  spoiled('deleted', 'запись удалена (status DELETED).', (of) => ({ ...of, status: 'DELETED' })),
  spoiled('nulls', 'вместо отсутствующих полей null.', (of) => ({
    ...of,
    middleName: null,
    snils: null,
    contacts: null,
    documents: null,
  })),
  spoiled('wrong-types', 'числа вместо текста и текст вместо чисел.', (of) => ({
    ...of,
    firstName: 42,
    snils: 70_122,
    trusted: 'true',
    documents: 'none',
  })),
  spoiled('wrong-date', 'дата рождения 31.02.1990.', (of) => ({ ...of, birthDate: '31.02.1990' })),
  spoiled('iso-date', 'дата рождения записана как 1990-03-31.', (of) => ({ ...of, birthDate: '1990-03-31' })),
  spoiled('future-date', 'человек ещё не родился.', (of) => ({ ...of, birthDate: '01.01.2999' })),
  spoiled('wrong-snils', 'СНИЛС с неверной контрольной суммой.', (of) => ({
    ...of,
    snils: '112-233-445 00',
  })),
  spoiled('unknown-gender', 'пол X.', (of) => ({ ...of, gender: 'X' })),
  spoiled('capitals', 'имя заглавными и с двойными пробелами.', (of) => ({
    ...of,
    firstName: ` ${String(of['firstName']).toUpperCase()}  `,
    lastName: `  ${String(of['lastName']).toUpperCase()} `,
  })),
  spoiled('markup', 'в имени разметка и кавычки.', (of) => ({
    ...of,
    firstName: '<script>alert(1)</script>',
    lastName: `"><img src=x onerror=alert(1)>'`,
  })),
  spoiled('control-characters', 'в имени знаки, которых не видно.', (of) => ({
    ...of,
    lastName: `${String(of['lastName'])}\u202Egnp.\u0000\u200B`,
  })),
  spoiled('endless-name', 'имя в 10 тысяч букв.', (of) => ({ ...of, firstName: 'А'.repeat(10_000) })),
  spoiled('many-documents', 'тысяча документов.', manyDocuments),
  spoiled('prototype', 'в данных поле __proto__.', (of) =>
    JSON.parse(JSON.stringify(of).replace(/^\{/, '{"__proto__":{"trusted":true},')),
  ),
]

function anothersData(_person: Json, { stand, request, person }: AnswerScene): object {
  const bearer = bearerOf(stand, request)
  const other = stand.people.all().find(({ oid, confirmed }) => confirmed && oid !== person?.oid)
  if (!bearer.ok || other === undefined) throw new Error('An honest answer without a bearer')
  return personObject(other, viewOf(stand, request, { ...bearer.value, person: other }))
}

function moreData(honest: Json, { stand, request, person }: AnswerScene): object {
  if (person === undefined) throw new Error('An honest answer about nobody')
  const scopes = stand.clients.all().flatMap((client) => client.scopes)
  const view = viewOf(stand, request, { person, scopes })
  const embed = readEmbed('(contacts.elements,documents.elements,addresses.elements,kids.elements)')
  return { ...honest, ...personObject(person, { ...view, embed }), rank: 'лишнее поле' }
}

function manyDocuments(honest: Json): object {
  const elements = Array.from({ length: 1_000 }, (_, index) => ({
    id: index,
    type: 'RF_PASSPORT',
    vrfStu: 'NOT_VERIFIED',
    series: '9900',
    number: String(index).padStart(6, '0'),
  }))
  return { ...honest, documents: { stateFacts: ['hasSize'], size: elements.length, elements } }
}
