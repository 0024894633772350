import assert from 'node:assert/strict'
import { sign as signRsa } from 'node:crypto'
import { test } from 'node:test'
import { explicit } from '../der/tags.ts'
import { objectIdentifier, octetString, sequence, setOf, setOfOne, value } from '../der/write.ts'
import { type CmsFault, signCms, signRaw, streebog256, verifyCms } from '../index.ts'
import {
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
  rsaCertificate,
  rsaKey,
  rsaSigner,
  signer,
} from '../testing/cms-parts.ts'

const { privateKey } = owner
const ownDigest = streebog256(content)
const otherContent = new TextEncoder().encode('openid')
const withAttributes = (...attributes: Uint8Array[]) => cms({ signers: [signer({ attributes })] })
const attached = (...parts: Uint8Array[]) =>
  sequence(objectIdentifier(names.data), value(explicit(0), ...parts))

test('the parts of these refusals verify when put together rightly', () => {
  assert.equal(verifyCms(content, cms(), ownCertificate).ok, true)
  assert.equal(verifyCms(content, withAttributes(...honestAttributes), ownCertificate).ok, true)
  assert.equal(
    verifyCms(content, cms({ contentInfo: attached(octetString(content)) }), ownCertificate).ok,
    true,
  )
})

test('another content is refused, each time for its reason', () => {
  const options = { privateKey, certificate: ownCertificate }
  const refusal = (signedAttributes: boolean, detached: boolean) =>
    verifyCms(otherContent, signCms(content, { ...options, signedAttributes, detached }), ownCertificate)
  assert.deepEqual(refusal(true, true), fault('digest-mismatch'))
  assert.deepEqual(refusal(false, true), fault('signature-mismatch'))
  assert.deepEqual(refusal(true, false), fault('other-content'))
  assert.deepEqual(refusal(false, false), fault('other-content'))
})

test('attributes changed after signing are refused, though they bear the digest of the content', () => {
  const signature = signRaw(setOf(...honestAttributes), privateKey)
  const attributes = [...honestAttributes, attribute('1.2.3.4', nothing)]
  const der = cms({ signers: [signer({ attributes, signature })] })
  assert.deepEqual(verifyCms(content, der, ownCertificate), fault('signature-mismatch'))
})

test('attributes taken away are refused, since the signature was over them', () => {
  const signature = signRaw(setOf(...honestAttributes), privateKey)
  const der = cms({ signers: [signer({ signature })] })
  assert.deepEqual(verifyCms(content, der, ownCertificate), fault('signature-mismatch'))
})

test('attributes that were signed once do not pass for a content signed without any', () => {
  const ofOtherType = attribute(names.contentType, objectIdentifier(names.signedData))
  for (const attributes of [honestAttributes, [ofOtherType, digestOf(ownDigest)]]) {
    const signed = setOf(...attributes)
    const der = cms({ signers: [signer({ signature: signRaw(signed, privateKey) })] })
    assert.deepEqual(verifyCms(signed, der, ownCertificate), fault('attributes-as-content'))
  }
})

test('a content that only begins as attributes do is a content like any other', () => {
  const parts = [
    sequence(),
    setOfOne(nothing),
    setOfOne(attribute('1.2.3.4', nothing)),
    setOf(...honestAttributes),
  ]
  for (const odd of [Uint8Array.from([0x31]), ...parts.map((part) => Buffer.concat([part, content]))]) {
    const der = cms({ signers: [signer({ signature: signRaw(odd, privateKey) })] })
    assert.equal(verifyCms(odd, der, ownCertificate).ok, true)
  }
})

test('a signature over the content is refused where attributes are said to be signed', () => {
  const der = cms({
    signers: [signer({ attributes: honestAttributes, signature: signRaw(content, privateKey) })],
  })
  assert.deepEqual(verifyCms(content, der, ownCertificate), fault('signature-mismatch'))
})

test('a digest cut short is refused, even to nothing', () => {
  for (const digest of [new Uint8Array(), ownDigest.subarray(0, 31), ownDigest.toReversed()]) {
    const der = withAttributes(contentType, digestOf(digest))
    assert.deepEqual(verifyCms(content, der, ownCertificate), fault('digest-mismatch'))
  }
})

test('two signers under one name leave open who signed, and are refused', () => {
  const der = cms({ signers: [signer(), signer({ attributes: honestAttributes })] })
  assert.deepEqual(verifyCms(content, der, ownCertificate), fault('no-such-signer'))
})

test('a signer named in no known way is nobody', () => {
  for (const identifier of [nothing, value(0x81, content), value(explicit(0), content)]) {
    const der = cms({ signers: [signer({ identifier })] })
    assert.equal(verifyCms(content, der, ownCertificate).ok, false)
  }
})

test('an algorithm that is not of the certificate’s key is refused, both ways', () => {
  assert.deepEqual(
    verifyCms(content, cms({ signers: [rsaSigner()] }), ownCertificate),
    fault('signature-mismatch'),
  )
  assert.deepEqual(verifyCms(content, cms(), rsaCertificate), fault('signature-mismatch'))
})

test('an RSA signature that calls itself GOST is refused', () => {
  const sign = (bytes: Uint8Array) => signRsa('sha256', bytes, rsaKey)
  for (const attributes of [{}, { attributes: honestAttributes }]) {
    const der = cms({ signers: [signer({ ...attributes, sign })] })
    assert.deepEqual(verifyCms(content, der, rsaCertificate), fault('signature-mismatch'))
  }
})

test('a signature of another length is refused', () => {
  const signature = signRaw(content, privateKey)
  for (const wrong of [
    new Uint8Array(),
    signature.subarray(1),
    Buffer.concat([signature, signature]),
    signature.toReversed(),
  ]) {
    const der = cms({ signers: [signer({ signature: wrong })] })
    assert.deepEqual(verifyCms(content, der, ownCertificate), fault('signature-mismatch'))
    const rsa = cms({ signers: [rsaSigner({ signature: wrong })] })
    assert.deepEqual(verifyCms(content, rsa, rsaCertificate), fault('signature-mismatch'))
  }
})

test('the caller’s own certificate, when unreadable, is a mistake that throws', () => {
  for (const wrong of ['', 'nothing', new Uint8Array(), ownCertificate.subarray(1)]) {
    assert.throws(() => verifyCms(content, cms(), wrong), TypeError)
  }
})

function fault(error: CmsFault) {
  return { ok: false, error }
}
