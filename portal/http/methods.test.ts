import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filledPath } from '../../test/filled-path.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()
const { app } = portal
const ours = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' }

const methods = Map.groupBy(portal.routes, ({ url }) => filledPath(url))
assert.ok(methods.size > 20)

for (const [url, routes] of methods) {
  const taken = routes.map(({ method }) => method)

  test(`CS-004 CS-005 ${url} takes ${taken.join(' and ')}, and no other method under any name`, async () => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const) {
      if (taken.includes(method)) continue
      const answer = await app.inject({ method, url, headers: ours })
      assert.ok([404, 405].includes(answer.statusCode), `${method} ${answer.statusCode}`)
      assert.equal(answer.headers['set-cookie'], undefined)
      if (answer.statusCode === 405) assert.equal(answer.headers.allow, taken.join(', '))
    }
    const disguised = {
      'x-http-method-override': 'POST',
      'x-method-override': 'POST',
      'x-http-method': 'POST',
    }
    for (const query of ['', '?_method=POST', '?_method=DELETE']) {
      const plain = await app.inject({ url: url + query, headers: ours })
      const answer = await app.inject({ url: url + query, headers: { ...ours, ...disguised } })
      assert.equal(answer.statusCode, plain.statusCode)
    }
  })

  test(`CS-009 CS-010 ${url} opens to no other origin`, async () => {
    for (const origin of ['null', 'https://evil.example', 'http://localhost:3001', 'http://localhost:3000']) {
      const preflight = {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      }
      for (const method of ['OPTIONS', 'GET'] as const) {
        const { headers } = await app.inject({ method, url, headers: { ...ours, ...preflight } })
        for (const name of Object.keys(headers)) assert.doesNotMatch(name, /^access-control-/)
        assert.equal(headers['cross-origin-opener-policy'], 'same-origin')
        assert.equal(headers['cross-origin-resource-policy'], 'same-origin')
      }
    }
  })
}
