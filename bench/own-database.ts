import { randomBytes } from 'node:crypto'
import pg from 'pg'

export type OwnDatabase = { readonly url: string; readonly drop: () => Promise<void> }

/** An empty database on a server, for one run. */
export async function newDatabase(server: string, prefix: string): Promise<OwnDatabase> {
  const name = `${prefix}_${randomBytes(5).toString('hex')}`
  await administer(server, `create database ${name}`)
  return {
    url: Object.assign(new URL(server), { pathname: `/${name}` }).href,
    drop: () => administer(server, `drop database if exists ${name} with (force)`),
  }
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
