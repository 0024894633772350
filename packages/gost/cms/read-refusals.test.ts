import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeOid } from '../der/oid.ts'
import { explicit, tag } from '../der/tags.ts'
import { objectIdentifier, octetString, sequence, setOfOne, utf8String, value } from '../der/write.ts'
import { type CmsFault, readCms, signRaw, streebog256, verifyCms } from '../index.ts'
import { fieldsOf } from '../testing/certificate-parts.ts'
import {
  algorithm,
  attribute,
  cms,
  content,
  contentType,
  digestOf,
  honestAttributes,
  names,
  nothing,
  owner,
  ownCertificate,
  signer,
} from '../testing/cms-parts.ts'

const { privateKey } = owner
const ownDigest = streebog256(content)
const otherContent = new TextEncoder().encode('openid')
const withAttributes = (...attributes: Uint8Array[]) => cms({ signers: [signer({ attributes })] })
const attached = (...parts: Uint8Array[]) =>
  sequence(objectIdentifier(names.data), value(explicit(0), ...parts))

const unread: readonly (readonly [string, Uint8Array])[] = [
  ['no bytes', new Uint8Array()],
  ['a raw signature', signRaw(content, privateKey)],
  ['a certificate', ownCertificate],
  ['PEM', new TextEncoder().encode('-----BEGIN PKCS7-----')],
  ['a message of more than 64 KiB', cms({ contentInfo: attached(octetString(new Uint8Array(65_536))) })],
  ['an indefinite length', Buffer.concat([Buffer.from([0x30, 0x80]), cms().subarray(4), Buffer.alloc(2)])],
  ['a byte after its end', Buffer.concat([cms(), Buffer.alloc(1)])],
  ['another content type', cms({ type: names.data })],
  ['another type of what is signed', cms({ contentInfo: sequence(objectIdentifier(names.signedData)) })],
  ['a content in pieces', cms({ contentInfo: attached(value(0x24, octetString(content))) })],
  ['a content of another type', cms({ contentInfo: attached(utf8String('x')) })],
  ['two contents', cms({ contentInfo: attached(octetString(content), octetString(content)) })],
  ['a field after the content type', cms({ contentInfo: sequence(objectIdentifier(names.data), nothing) })],
  ['a field after SignedData', sequence(...fieldsOf(cms()), nothing)],
  ['two SignedData', twoSignedData()],
  ['a version of its own', cms({ version: 2 })],
  ['a signer’s version of its own', cms({ signers: [signer({ version: 0 })] })],
  ['no signer', cms({ signers: [] })],
  ['nine signers', cms({ signers: Array.from({ length: 9 }, () => signer()) })],
  ['a field after the signers', cms({ more: [nothing] })],
  ['a field after a signer’s last', cms({ signers: [signer({ more: [nothing] })] })],
  ['a certificate of another kind', cms({ certificates: [value(0xa1, nothing)] })],
  ['a signature in bits', cms({ signers: [sequence(...fieldsOf(signer()).slice(0, -1), nothing)] })],
  [
    'NULL with content',
    cms({ signers: [signer({ digest: algorithm(names.streebog256, value(tag.null, content)) })] }),
  ],
  ['attributes without any', withAttributes()],
  ['attributes without a digest', withAttributes(contentType)],
  ['attributes without a content type', withAttributes(digestOf(ownDigest))],
  [
    'attributes of another content type',
    withAttributes(attribute(names.contentType, objectIdentifier(names.signedData)), digestOf(ownDigest)),
  ],
  [
    'a content type that is no name',
    withAttributes(attribute(names.contentType, octetString(content)), digestOf(ownDigest)),
  ],
  [
    'a content type whose name is in octets',
    withAttributes(attribute(names.contentType, octetString(encodeOid(names.data))), digestOf(ownDigest)),
  ],
  [
    'a digest that is no octets',
    withAttributes(contentType, attribute(names.messageDigest, utf8String('x'))),
  ],
  [
    'two digests in one attribute',
    withAttributes(
      contentType,
      attribute(names.messageDigest, octetString(ownDigest), octetString(otherContent)),
    ),
  ],
  [
    'two attributes with a digest',
    withAttributes(contentType, digestOf(ownDigest), digestOf(streebog256(otherContent))),
  ],
  [
    'a time that does not exist',
    withAttributes(
      ...honestAttributes,
      attribute(names.signingTime, value(tag.utcTime, Buffer.from('260231000000Z'))),
    ),
  ],
  [
    'a time that is no time',
    withAttributes(...honestAttributes, attribute(names.signingTime, octetString(content))),
  ],
  [
    'an attribute with a third field',
    withAttributes(...honestAttributes, sequence(objectIdentifier('1.2.3'), setOfOne(nothing), nothing)),
  ],
]

for (const [what, der] of unread) {
  test(`a message is not read that has ${what}`, () => {
    assert.deepEqual(readCms(der), fault('not-cms'))
    assert.deepEqual(verifyCms(content, der, ownCertificate), fault('not-cms'))
  })
}

const strange: readonly (readonly [string, string, string, Uint8Array[]])[] = [
  ['RSA over SHA-1', names.sha1, names.rsa, []],
  ['GOST over SHA-256', names.sha256, names.gostKey, []],
  ['RSA over Streebog', names.streebog256, names.rsa, []],
  ['GOST over Streebog-512', names.streebog512, names.gostKey, []],
  ['ECDSA over SHA-256', names.sha256, '1.2.840.10045.4.3.2', []],
  ['GOST with parameters', names.streebog256, names.gostKey, [sequence()]],
  ['GOST with parameters after NULL', names.streebog256, names.gostKey, [nothing, nothing]],
]

for (const [what, digest, signature, parameters] of strange) {
  test(`a signer is refused by name for ${what}`, () => {
    const signatureAlgorithm = algorithm(signature, ...parameters)
    const der = cms({ signers: [signer({ digest: algorithm(digest), signatureAlgorithm })] })
    assert.deepEqual(readCms(der), fault('unknown-algorithm'))
    assert.deepEqual(verifyCms(content, der, ownCertificate), fault('unknown-algorithm'))
  })
}

function twoSignedData(): Uint8Array {
  const [name = nothing, wrapped = nothing] = fieldsOf(cms())
  const [data = nothing] = fieldsOf(wrapped)
  return sequence(name, value(explicit(0), data, data))
}

function fault(error: CmsFault) {
  return { ok: false, error }
}
