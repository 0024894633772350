import assert from 'node:assert/strict'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { test } from 'node:test'
import { comesFromUs, isLoopback, isOneRequest, isOwnNavigation, readHost } from './origin.ts'

const origin = new URL('https://med.example')

function requestOf(
  url: string,
  {
    hosts = ['med.example'],
    coding,
    version = '1.1',
  }: { hosts?: readonly string[]; coding?: string; version?: string } = {},
): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  request.url = url
  request.httpVersion = version
  request.rawHeaders = [...hosts.flatMap((host) => ['hOsT', host]), 'x-other', 'host']
  if (coding !== undefined) request.headers['transfer-encoding'] = coding
  return request
}

test('a path, one Host and plain framing make one request', () => {
  assert.ok(isOneRequest(requestOf('/')))
  assert.ok(isOneRequest(requestOf('/cards?a=http://b', { hosts: [], version: '1.0' })))
  assert.ok(isOneRequest(requestOf('/', { coding: 'Chunked' })))
})

test('HD-009 what two servers could read in two ways is no request', () => {
  for (const [url, more] of [
    ['http://med.example/', {}],
    ['', {}],
    ['*', {}],
    ['/cards#there', {}],
    ['/', { hosts: ['med.example', 'evil.example'] }],
    ['/', { hosts: [] }],
    ['/', { coding: 'gzip, chunked' }],
    ['/', { coding: 'chunked', version: '1.0' }],
  ] as const)
    assert.equal(isOneRequest(requestOf(url, more)), false, url)
})

test('HD-009 a Host is ours letter for letter; on this machine another of its names is led to ours', () => {
  assert.equal(readHost('med.example', origin), 'ours')
  for (const host of [
    undefined,
    '',
    'evil.example',
    'med.example:444',
    'med.example.',
    'MED.example',
    'localhost',
    'a b',
  ])
    assert.equal(readHost(host, origin), 'foreign', host)

  const local = new URL('http://localhost:3000')
  assert.equal(readHost('localhost:3000', local), 'ours')
  for (const host of ['127.0.0.1:3000', '[::1]:3000'])
    assert.equal(readHost(host, local), 'other-loopback', host)
  for (const host of ['127.0.0.1:3001', '127.0.0.1', 'evil.example:3000', '127.1:3000', 'x@localhost:3000'])
    assert.equal(readHost(host, local), 'foreign', host)
})

test('loopback is told by its names alone', () => {
  for (const name of ['localhost', '127.0.0.1', '127.200.3.4', '[::1]']) assert.ok(isLoopback(name), name)
  for (const name of ['localhost.evil.example', '1127.0.0.1', '10.0.0.1', '::1', ''])
    assert.ok(!isLoopback(name), name)
})

test('CS-003 Sec-Fetch-Site decides where there is one, else Origin, else nobody may', () => {
  assert.ok(comesFromUs({ 'sec-fetch-site': 'same-origin', origin: 'null' }, origin))
  assert.ok(comesFromUs({ origin: 'https://med.example' }, origin))
  for (const headers of [
    { 'sec-fetch-site': 'same-site', origin: 'https://med.example' },
    { 'sec-fetch-site': 'none', origin: 'https://med.example' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://med.example:444' },
    { origin: 'http://med.example' },
    { origin: 'null' },
    {},
  ])
    assert.equal(comesFromUs(headers, origin), false, JSON.stringify(headers))
})

test('SE-019 only a link of ours that a person follows is a navigation of ours', () => {
  const followed = {
    'sec-fetch-site': 'same-origin',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  }
  assert.ok(isOwnNavigation(followed))
  for (const other of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-mode': 'no-cors' },
    { 'sec-fetch-dest': 'iframe' },
    { 'sec-purpose': 'prefetch' },
  ])
    assert.equal(isOwnNavigation({ ...followed, ...other }), false, JSON.stringify(other))
})
