import type { Source } from './tree.ts'

type Breach = Source & { readonly rule: 1 | 2 | 3 | 4 | 5 | 6 }

const breach = (rule: Breach['rule'], path: string, text: string): Breach => ({ rule, path, text })

/** Each is exactly one breach of its rule; the tests see that it is found. */
export const BREACHES: readonly Breach[] = [
  breach(1, 'portal/lib/snils.ts', "import { regions } from '../region/region.ts'"),
  breach(1, 'portal/lib/snils.ts', "import type { FastifyRequest } from 'fastify'"),
  breach(1, 'portal/lib/snils.ts', "export * from '../paths.ts'"),
  breach(1, 'portal/lib/snils.ts', "const page = await import('../ui/page.ts')"),
  breach(1, 'packages/html/html.ts', "import { sign } from '@registratura/gost'"),
  breach(1, 'packages/gost/sign.ts', "import { html } from '@registratura/html'"),
  breach(1, 'portal/ui/page.ts', "import type { Db } from '../db/schema.ts'"),
  breach(1, 'portal/ui/page.ts', "import { paths } from '../paths.ts'"),
  breach(1, 'portal/ui/page.ts', "import fastify from 'fastify'"),
  breach(1, 'portal/ui/page.ts', "import { type Kysely } from 'kysely'"),
  breach(1, 'packages/esia-client/client.ts', "import { ok } from '../../portal/lib/result.ts'"),
  breach(1, 'packages/esia-client/client.ts', "import { html } from '@registratura/html'"),

  breach(2, 'portal/consent/routes.ts', "import { openAttempt } from '../registration/queries.ts'"),
  breach(2, 'portal/consent/page.ts', "import { ru } from '../registration/messages.ts'"),
  breach(2, 'portal/consent/page.ts', "import { cardsPage } from '../patient-cards/cards-page.ts'"),
  breach(2, 'portal/consent/routes.ts', "import type { Deps } from '../registration/routes.ts'"),
  breach(2, 'portal/db/connect.ts', "import { cardsOf } from '../patient-cards/queries.ts'"),
  breach(2, 'portal/frame.ts', "import { cardsOf } from './patient-cards/queries.ts'"),

  breach(3, 'portal/consent/consent.ts', "import type { FastifyRequest } from 'fastify'"),
  breach(3, 'portal/consent/consent.ts', "import { sql } from 'kysely'"),
  breach(3, 'portal/consent/consent.ts', "import type { Db } from '../db/schema.ts'"),
  breach(3, 'portal/consent/consent.ts', "import { readFileSync } from 'node:fs'"),
  breach(3, 'portal/consent/consent.ts', "import { readCookie } from '../session/cookie.ts'"),
  breach(3, 'portal/consent/consent.ts', "import { documentInForce } from './queries.ts'"),
  breach(3, 'portal/consent/consent.ts', 'const at = new Date()'),
  breach(3, 'portal/consent/consent.ts', 'const at = new Date'),
  breach(3, 'portal/consent/consent.ts', 'const at = Date()'),
  breach(3, 'portal/consent/consent.ts', 'const text = `given ${Date.now()}`'),

  breach(4, 'portal/consent/page.ts', "import type { Db } from '../db/schema.ts'"),
  breach(4, 'portal/consent/page.ts', "import { documentInForce } from './queries.ts'"),
  breach(4, 'portal/consent/page.ts', "import { consentRoutes } from './routes.ts'"),
  breach(4, 'portal/consent/page.ts', "import { readFileSync } from 'node:fs'"),
  breach(4, 'portal/settings/password-page.ts', "import type { FastifyRequest } from 'fastify'"),
  breach(4, 'portal/consent/messages.ts', "import { page } from '../ui/page.ts'"),

  breach(5, 'portal/main.ts', "import { consentRoutes } from './consent/routes.ts'"),
  breach(5, 'portal/registration/routes.ts', "import { consentRoutes } from '../consent/routes.ts'"),
  breach(5, 'portal/config.ts', "const port = process.env['PORT']"),
  breach(5, 'portal/consent/consent.ts', 'const { env } = process'),
  breach(5, 'packages/gost/openssl.ts', 'const path = process.env.PATH'),
  breach(5, 'packages/esia-simulator/app.ts', "const port = process['env']"),

  breach(
    6,
    'packages/esia-simulator/token.ts',
    "import { authorizationUrl } from '@registratura/esia-client'",
  ),
  breach(6, 'packages/esia-simulator/token.ts', "import { ok } from '../../portal/lib/result.ts'"),
  breach(6, 'packages/esia-simulator/token.test.ts', "import { esiaClient } from '../esia-client/index.ts'"),
  breach(6, 'packages/esia-client/client.test.ts', "import { people } from '../esia-simulator/people.ts'"),
  breach(6, 'portal/main.ts', "import { simulator } from '@registratura/esia-simulator'"),
  breach(6, 'e2e/people.ts', "import { people } from '../packages/esia-simulator/people.ts'"),
]

/** What the rules must let pass: a checker that refuses everything is as useless as one that refuses nothing. */
export const HONEST: readonly Source[] = [
  { path: 'portal/lib/phone.ts', text: "import { ok } from './result.ts'" },
  { path: 'portal/lib/phone.test.ts', text: "import fc from 'fast-check'\nimport { test } from 'node:test'" },
  {
    path: 'packages/gost/sign.ts',
    text: "import { weierstrass } from '@noble/curves/abstract/weierstrass.js'",
  },
  { path: 'packages/esia-client/client.ts', text: "import { signRaw } from '@registratura/gost'" },
  {
    path: 'portal/ui/page.ts',
    text: "import { html } from '@registratura/html'\nimport { ok } from '../lib/result.ts'",
  },
  { path: 'portal/ui/send.ts', text: "import type { FastifyReply } from 'fastify'" },
  {
    path: 'portal/consent/routes.ts',
    text: "import type { Db } from '../db/schema.ts'\nimport { session } from '../session/session.ts'\nimport { ask } from './queries.ts'",
  },
  {
    path: 'portal/consent/consent.ts',
    text: [
      "import { ok } from '../lib/result.ts'",
      "// import { sql } from 'kysely'",
      'const words = "import { sql } from \'kysely\'"',
      'const later = new Date(at.getTime() + minute)',
      'const quoted = /[\'"`]/.test("new Date()")',
      "const written = `Date.now() ${at} import('kysely')`",
    ].join('\n'),
  },
  {
    path: 'portal/consent/page.ts',
    text: "import { page } from '../ui/page.ts'\nimport { paths } from '../paths.ts'\nimport { ru } from './messages.ts'",
  },
  { path: 'portal/app.ts', text: "import { consentRoutes } from './consent/routes.ts'" },
  { path: 'portal/main.ts', text: 'const config = readConfig(process.env)' },
  {
    path: 'packages/esia-simulator/main.ts',
    text: "import fastify from 'fastify'\nconst port = process.env['PORT']",
  },
  { path: 'bin/starter/main.ts', text: 'const env = process.env' },
]
