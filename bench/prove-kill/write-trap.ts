import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { isWrite, shapeOf, trapFile } from './writes.ts'

/**
 * Loaded into a portal before its own code (`--import`): once its parent says so, the process kills itself after the
 * first write statement of a shape that is not in the file yet, before the portal learns that it is done. So it
 * dies in every gap between two writes, those too that nobody gave a failpoint.
 */
const file = process.env[trapFile] ?? ''
const known = new Set(existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [])
let isArmed = false

process.on('message', () => (isArmed = true))
trap(pg.Client.prototype, 'query')
trap(PGlite.prototype, 'query')
trap(PGlite.prototype, 'exec')

function spring(text: string): void {
  const shape = shapeOf(text)
  if (!isArmed || known.has(shape)) return
  appendFileSync(file, `${shape}\n`)
  process.kill(process.pid, 'SIGKILL')
}

function trap(prototype: object, name: string): void {
  const send: unknown = Reflect.get(prototype, name)
  if (typeof send !== 'function') throw new TypeError(`The driver has no ${name}`)
  const trapped = new Proxy(send, {
    apply(target, self, parameters) {
      const answer: unknown = Reflect.apply(target, self, parameters)
      const text = textOf(parameters[0])
      if (!isWrite(text) || !(answer instanceof Promise)) return answer
      return answer.then((done: unknown) => {
        spring(text)
        return done
      })
    },
  })
  Reflect.set(prototype, name, trapped)
}

/** `pg` takes the text alone, or an object that has it. */
function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement
  const isObject = typeof statement === 'object' && statement !== null
  return isObject && 'text' in statement && typeof statement.text === 'string' ? statement.text : ''
}
