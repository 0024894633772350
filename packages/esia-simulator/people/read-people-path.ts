import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseJson } from '../parse-json.ts'
import { fail, ok, type Result } from '../result.ts'

export type FoundPerson = { readonly where: string; readonly json: unknown }

/**
 * The people of a JSON file, or of every `.json` file of a folder in the order of their names: `{"people": […]}`, the list
 * alone, or one person. An error is one line for the operator.
 */
export function readPeoplePath(path: string): Result<readonly FoundPerson[], string> {
  try {
    const files = statSync(path).isDirectory()
      ? readdirSync(path)
          .filter((name) => name.endsWith('.json'))
          .toSorted()
          .map((name) => join(path, name))
      : [path]
    return ok(files.flatMap(peopleIn))
  } catch (error) {
    return fail(error instanceof BadFile ? error.message : `${path} can not be read`)
  }
}

class BadFile extends Error {}

function peopleIn(path: string): readonly FoundPerson[] {
  const json = jsonIn(path)
  const inside: unknown = isObject(json) && 'people' in json ? json.people : json
  if (Array.isArray(inside)) {
    return inside.map((one: unknown, at) => ({ where: `${path}: person number ${at + 1}`, json: one }))
  }
  if (!isObject(inside)) throw new BadFile(`${path} is no JSON with a person or a list of people`)
  return [{ where: `${path}: the person`, json: inside }]
}

function jsonIn(path: string): unknown {
  const text = textIn(path)
  try {
    return parseJson(text)
  } catch (error) {
    throw new BadFile(`${path} is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new BadFile(`${path} can not be read`)
  }
}

const isObject = (json: unknown): json is object => typeof json === 'object' && json !== null
