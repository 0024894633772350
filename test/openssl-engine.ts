import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** OpenSSL with its GOST engine in a folder of its own, for tests: the one implementation here that is not ours. */
export class OpensslEngine {
  readonly #folder = mkdtempSync(join(tmpdir(), 'gost-openssl-'))

  constructor(engine: string) {
    this.write('openssl.cnf', configuration(engine))
  }

  /** Runs `openssl` with these arguments. Returns its exit status and what it printed, both streams together. */
  run(...args: readonly string[]): { ok: boolean; output: string } {
    const environment = { ...process.env, OPENSSL_CONF: this.path('openssl.cnf') }
    const done = spawnSync('openssl', args, {
      cwd: this.#folder,
      env: environment,
      encoding: 'utf8',
      timeout: 20_000,
    })
    return { ok: done.status === 0, output: `${done.stdout}${done.stderr}` }
  }

  /** Runs `openssl`, which must succeed, and returns what it printed. */
  must(...args: readonly string[]): string {
    const { ok, output } = this.run(...args)
    if (!ok) throw new Error(`openssl ${args.join(' ')}: ${output}`)
    return output
  }

  write(name: string, content: string | Uint8Array): void {
    writeFileSync(this.path(name), content)
  }

  read(name: string): Uint8Array {
    return readFileSync(this.path(name))
  }

  text(name: string): string {
    return readFileSync(this.path(name), 'utf8')
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }

  path(name: string): string {
    return join(this.#folder, name)
  }
}

function configuration(engine: string): string {
  return `openssl_conf = start
[start]
engines = engines
[engines]
gost = gost
[gost]
engine_id = gost
dynamic_path = ${engine}
default_algorithms = ALL
[req]
distinguished_name = name
x509_extensions = extensions
[name]
[extensions]
basicConstraints = critical,CA:TRUE
subjectKeyIdentifier = hash
`
}

/** Finds OpenSSL 3 with a working engine, or says in one line what is missing. */
export function findOpenssl(): OpensslEngine | string {
  const found = spawnSync('openssl', ['version', '-e'], { encoding: 'utf8' })
  const folder = /ENGINESDIR: "(.+)"/.exec(found.stdout)?.[1]
  if (folder === undefined) return 'no openssl'
  const library = ['gost.so', 'gost.dylib'].map((name) => join(folder, name)).find((path) => existsSync(path))
  if (library === undefined) return 'openssl has no GOST engine: apt-get install libengine-gost-openssl'

  const openssl = new OpensslEngine(library)
  if (openssl.run('dgst', '-md_gost12_256', 'openssl.cnf').ok) return openssl
  openssl.remove()
  return 'the GOST engine of openssl does not load'
}

/** A person without OpenSSL sees these tests skipped, with the reason; CI fails, so that nobody forgets them. */
export function skipUnlessFound(found: OpensslEngine | string, ci = process.env['CI']): string | false {
  if (typeof found !== 'string') return false
  if (ci) throw new Error(`CI needs OpenSSL with the GOST engine: ${found}`)
  return found
}
