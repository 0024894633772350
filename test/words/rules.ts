import type { Saying } from './saying.ts'

/** As the manual and the page of Госуслуги have them, letter for letter, whatever the rules say. */
export const LABELS: readonly string[] = [
  'Не удается войти?',
  'Телефон  /  Email  /  СНИЛС',
  'Не приходит смс',
  'Нажмите здесь для регистрации с помощью учетной записи портала госуслуг',
]

type Rule = {
  /** Which texts it holds for; all, when not said. */
  readonly of?: (said: Saying) => boolean
  readonly refuses: RegExp
}

/** What patients read on the portal itself; operators and developers know the other words. */
const forPatients = ({ file }: Saying) =>
  /messages\.ts$|portal\/(?:errors|frame)\.ts$|portal\/ui\//.test(file)
const isError = ({ key }: Saying) => /(?:^|\.)errors\./.test(key)

/** What of good words a machine can hold; the rest is for whoever reads `npm run words`. */
export const RULES: Readonly<Record<string, Rule>> = {
  'no Latin letter stands inside a Russian word': {
    refuses: /\p{Script=Cyrillic}[a-z]|[a-z]\p{Script=Cyrillic}/iu,
  },
  'it is СМС and почта, in Russian': {
    refuses: /\bSMS\b|[Ee]-?mail|(?<!\p{L})(?:[Сс]мс|[ИиЕе]мейл)(?!\p{L})/u,
  },
  'spaces are single, and none stands before a comma or a full stop': { refuses: / {2}| [,.;:!?](?!\w)/ },
  'dashes, quotes and the dots are those of Russian print': { refuses: / - |\.\.\.|"/ },
  'ё has its dots': {
    refuses:
      /(?<!\p{L})(?:еще|ее|учет(?!ы)\p{L}*|(?:подтвержд|введ|сохран|посещ|заверш|защищ)ен(?:н\p{L}*)?|при(?:дет|шел)|во(?:йдет|шел)|на(?:йдет|шел)|пройдет|вернет\p{L}*|(?:со|пере)?да(?:ет|ете)(?!\p{L})|ребен\p{L}*|звездочк\p{L}*|отчет\p{L}*|счет(?!ч)\p{L}*|твердо|приемн\p{L}*|объем\p{L}*|надежн\p{L}*|мое|твое|свое)(?!\p{L})/iu,
  },
  'nobody is shouted at': { refuses: /!/ },
  'a person is called «Вы»': {
    of: forPatients,
    refuses: /(?<!\p{L})(?:вы|вас|вам|вами|ваш\p{L}*|ты|тебя|твой)(?!\p{L})/u,
  },
  'nobody is blamed': {
    of: forPatients,
    refuses: /неверн(?:ый|ая|ое|ые)|неправильн|некорректн|недопустим|ошиблись|забыли указать|запрещен/iu,
  },
  'nobody is told whether an account exists': {
    refuses:
      /(?:пользовател|учётн\p{L}+ запис|аккаунт|логин)\p{L}* (?:не (?:найден|существу|зарегистрир)|уже (?:есть|существу|занят))/iu,
  },
  'one thing has one word': {
    of: forPatients,
    refuses: /аккаунт|пользовател|юзер|ЕСИА|гос\. ?услуг|медицинск\p{L}+ карт|логин\/пароль/iu,
  },
  'no bureaucratese': {
    of: forPatients,
    refuses:
      /осуществл|является|необходимо|посредством|в целях|в случае|производится|надлежащ|вышеуказан|настоящим/iu,
  },
  'nothing of the protocol reaches a patient': {
    of: forPatients,
    refuses: /token|токен|oauth|\bstate\b|callback|scope|json|http|сервер(?!ах)|таймаут|исключени/iu,
  },
  'an error does not end with a full stop': { of: isError, refuses: /\.$/ },
}

export function breachesOf({ of, refuses }: Rule, said: readonly Saying[]): readonly string[] {
  return said
    .filter((one) => of === undefined || of(one))
    .filter(({ text }) => refuses.test(LABELS.reduce((rest, label) => rest.replaceAll(label, '«»'), text)))
    .map(({ file, key, text }) => `${file} ${key}: ${text}`)
}
