import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  generateKeys,
  readPrivateKey,
  selfSignedCertificate,
  writePrivateKey,
  type GostPrivateKey,
} from '@registratura/gost'
import { rsaCertificate } from './rsa-certificate.ts'

export type Keys = {
  /** ESIA's own: what tokens are signed with. */
  readonly gost: GostPrivateKey
  readonly rsa: KeyObject
  /** PEM of what clients verify GOST tokens with. */
  readonly gostCertificate: string
  /** PEM of the trial client's certificate, as it would be registered on the технологический портал. */
  readonly clientCertificate: string
}

const tenYears = 3_652

/**
 * Reads the stand's keys from a folder, making there what is missing: `esia-gost.key/.crt`, `esia-rsa.key/.pub/.crt`
 * and, for the trial client, `client.key/.crt`. Throws for a folder or a file that can't be read or written.
 */
export function openKeys(dataDir: string, now: Date): Keys {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const esia = gostPair(dataDir, 'esia-gost', 'Тестовый стенд ЕСИА', now)
  const client = gostPair(dataDir, 'client', 'REGISTRATURA', now)

  return {
    gost: esia.privateKey,
    rsa: rsaKey(dataDir, now),
    gostCertificate: esia.certificate,
    clientCertificate: client.certificate,
  }
}

function gostPair(dataDir: string, name: string, commonName: string, now: Date) {
  const pem = keep(join(dataDir, `${name}.key`), () => writePrivateKey(generateKeys().privateKey))
  const privateKey = readPrivateKey(pem)
  const certificate = keep(join(dataDir, `${name}.crt`), () => {
    const notBefore = daysFrom(now, -1)
    return selfSignedCertificate({ commonName, privateKey, notBefore, notAfter: daysFrom(now, tenYears) })
  })

  return { privateKey, certificate }
}

function rsaKey(dataDir: string, now: Date): KeyObject {
  const pem = keep(join(dataDir, 'esia-rsa.key'), () =>
    generateKeyPairSync('rsa', { modulusLength: 2048 })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString(),
  )
  keep(join(dataDir, 'esia-rsa.pub'), () =>
    createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString(),
  )
  const privateKey = createPrivateKey(pem)
  keep(join(dataDir, 'esia-rsa.crt'), () => {
    const [notBefore, notAfter] = [daysFrom(now, -1), daysFrom(now, tenYears)]
    return rsaCertificate({ commonName: 'Тестовый стенд ЕСИА', privateKey, notBefore, notAfter })
  })
  return privateKey
}

function keep(path: string, make: () => string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8')
  const text = make()
  writeFileSync(path, text, { mode: 0o600, flag: 'wx' })
  return text
}

function daysFrom(date: Date, days: number): Date {
  return new Date(date.getTime() + days * 86_400_000)
}
