import type { Assumed } from '../assumed.ts'

/** What the sign-in page says, letter for letter; programs look for these words. */
export type PageWords = {
  readonly login: string
  readonly password: string
  readonly wrong: string
  /** Of the way to help. */
  readonly help: string
}

/** Since 2025. */
const newer: PageWords = {
  login: 'Телефон / Эл. почта / СНИЛС',
  password: 'Пароль',
  wrong: 'Неверный логин или пароль',
  help: 'Не удаётся войти',
}

/** Two spaces around each stroke, as they were. */
const older: PageWords = {
  login: 'Телефон  /  Email  /  СНИЛС',
  password: 'Пароль',
  wrong: 'Неверные логин или пароль',
  help: 'Не удаётся войти?',
}

export const pageWords = (assumed: Assumed): PageWords => (assumed.on('page-of-2025') ? newer : older)

/** Fields of the form bear the words of their labels as names, as those of Госуслуги do; programs of our own send `login`. */
export const loginNames: readonly string[] = ['login', newer.login, older.login]
export const passwordNames: readonly string[] = ['password', newer.password]
