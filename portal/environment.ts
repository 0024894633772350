import { readFileSync } from 'node:fs'
import { StartError } from './lib/start-error.ts'

/** Settings as they came; who reads one throws a StartError that names it, in one line. */
export type Environment = Readonly<Record<string, string | undefined>>

export type Range = { readonly otherwise: number; readonly least: number; readonly most: number }

export function readWhole(env: Environment, name: string, { otherwise, least, most }: Range): number {
  const text = env[name]
  if (text === undefined || text === '') return otherwise
  const value = Number(text)
  if (/^\d{1,9}$/.test(text) && value >= least && value <= most) return value
  throw new StartError(`${name}: «${text}» не подходит, нужно целое число от ${least} до ${most}`)
}

/** An origin however it is written. */
export function readOrigin(name: string, text: string): URL {
  const origin = URL.parse(text)
  const isWeb = origin?.protocol === 'https:' || origin?.protocol === 'http:'
  if (origin === null || !isWeb || origin.href !== `${origin.origin}/`) {
    throw new StartError(`${name}: «${text}» не адрес сайта, нужен вид https://portal.example`)
  }
  return origin
}

export function required(env: Environment, name: string): string {
  const text = env[name]
  if (text === undefined || text === '')
    throw new StartError(`Не задана настройка ${name}: без неё портал не запустится`)
  return text
}

/** Off unless it says yes: what weakens something is switched on in so many words. */
export function readYes(env: Environment, name: string): boolean {
  const text = env[name] ?? ''
  if (text === '' || text === 'yes') return text === 'yes'
  throw new StartError(`${name}: «${text}» не подходит, нужно yes или ничего`)
}

export const readText = (env: Environment, name: string): string => readFile(name, required(env, name))

export function readFile(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new StartError(`${name}: не удалось прочитать файл ${path}`)
  }
}
