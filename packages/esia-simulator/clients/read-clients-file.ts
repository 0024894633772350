import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseJson } from '../parse-json.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Client, ClientDefaults } from './client.ts'
import { readClient } from './read-client.ts'

/**
 * Clients from a JSON file, `{"clients": […]}` or the list alone; a certificate is PEM, or the path of a file, seen from
 * that one. An error is one line for the operator.
 */
export function readClientsFile(path: string, defaults: ClientDefaults): Result<readonly Client[], string> {
  const text = fileAt(path)
  if (text === undefined) return fail(`${path} can not be read`)

  const list = listOf(text)
  if (list === undefined) return fail(`${path} is no JSON with a list of clients`)

  const clients: Client[] = []
  for (const [at, json] of list.entries()) {
    const read = readClient(json, {
      where: `client number ${at + 1}`,
      ...defaults,
      pemAt: (name) => fileAt(resolve(dirname(path), name)),
    })
    if (!read.ok) return fail(`${path}: ${read.error}`)
    clients.push(read.value)
  }
  return ok(clients)
}

function listOf(text: string): readonly unknown[] | undefined {
  try {
    const json = parseJson(text)
    const list: unknown = typeof json === 'object' && json !== null && 'clients' in json ? json.clients : json
    return Array.isArray(list) ? list : undefined
  } catch {
    return undefined
  }
}

function fileAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
