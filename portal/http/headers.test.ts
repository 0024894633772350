import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { securityHeaders } from './headers.ts'

const origins = {
  portal: 'https://portal.example',
  identityProviders: ['https://esia.gosuslugi.ru'],
  inlineStyles: ["'sha256-AAAA'"],
}
const headers = securityHeaders(origins)
const policy = headers['content-security-policy'] ?? ''

const findings = (csp: string) => new CspEvaluator(new CspParser(csp).csp).evaluate()

test('HD-001 the evaluator of Google finds nothing grave in the content policy, nor a word that it does not know', () => {
  const grave = findings(policy).filter(({ severity }) => severity <= Severity.HIGH_MAYBE)
  assert.deepEqual(
    grave.map(({ description, directive, value }) => `${directive} ${value}: ${description}`),
    [],
  )
})

test('the evaluator finds what a careless hand would add', () => {
  for (const [careless, severity] of [
    [policy.replace("script-src 'self'", "script-src 'unsafe-inline'"), Severity.HIGH],
    [policy.replace("script-src 'self'", 'script-src *'), Severity.HIGH],
    [policy.replace("default-src 'none'; ", '').replace("script-src 'self'; ", ''), Severity.HIGH],
    [policy.replace("base-uri 'none'", 'base-urn none'), Severity.SYNTAX],
  ] as const) {
    assert.notEqual(careless, policy)
    assert.ok(
      findings(careless).some((finding) => finding.severity === severity),
      careless,
    )
  }
})

test('HD-001 behind TLS browsers are told to come by TLS alone for two years, and on loopback not', () => {
  const age = /^max-age=(\d+); includeSubDomains$/.exec(headers['strict-transport-security'] ?? '')?.[1]
  assert.ok(Number(age) >= 365 * 24 * 60 * 60)
  const trial = securityHeaders({ ...origins, portal: 'http://localhost:3000' })
  assert.equal(trial['strict-transport-security'], undefined)
})

test('XI-004 neither script nor style of a page is trusted without its hash, and no markup is made by script', () => {
  assert.doesNotMatch(policy, /unsafe-|\*|data:|blob:|http:/)
  assert.match(policy, /style-src 'self' 'sha256-AAAA';/)
  assert.match(policy, /require-trusted-types-for 'script'; trusted-types 'none'$/)
})

test('CS-008 what a form may lead to is this origin and the one of Госуслуги', () => {
  assert.match(policy, /form-action 'self' https:\/\/esia\.gosuslugi\.ru;/)
  assert.match(policy, /base-uri 'none';.*frame-ancestors 'none';/)
})
