import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { frameOf } from '../frame.ts'
import { cameFrom } from '../http/came-from.ts'
import { languageOf } from '../http/language.ts'
import { paths } from '../paths.ts'
import { send } from '../ui/send.ts'
import { dropSight, keepSight, sightOf } from './cookie.ts'
import { isOwnPath, longestPath, ownPath } from './own-path.ts'
import { settingsPage } from './pages/settings.ts'
import { changeSight, choices } from './sight.ts'

const oneOf = <const T extends readonly string[]>(values: T) => Type.Optional(Type.Enum<[...T]>([...values]))

/** Of the whole form, or of one press in the bar. */
const Asked = Type.Object(
  {
    size: oneOf(choices.size),
    font: oneOf(choices.font),
    scheme: oneOf(choices.scheme),
    spacing: oneOf(choices.spacing),
    images: oneOf(choices.images),
    version: Type.Optional(Type.Literal('ordinary')),
    back: Type.Optional(Type.String({ maxLength: longestPath, pattern: ownPath })),
  },
  { additionalProperties: false },
)

type Deps = {
  readonly serviceName: string
  /** Whether this path may be opened, or would at least be told to be nobody's. */
  readonly opens: (path: string) => boolean
}

export const sightRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, { serviceName, opens }) => {
  /** What takes a form and shows no page would tell whoever comes back that it can't be opened so. */
  const pathBack = (asked: string | undefined) => (isOwnPath(asked) && opens(asked) ? asked : paths.regions)

  app.get(paths.sight, { config: { level: 'public' } }, async (request, reply) => {
    const from = cameFrom(request.headers)
    const back = pathBack(from === paths.sight ? undefined : from)
    const frame = frameOf({ serviceName, language: languageOf(request) })
    return send(reply, settingsPage({ frame, sight: sightOf(request), back }))
  })

  app.post(paths.sight, { config: { level: 'public' }, schema: { body: Asked } }, async (request, reply) => {
    const { back, version, ...asked } = request.body
    const isOrdinary = version === 'ordinary'
    const cookie = isOrdinary ? dropSight() : keepSight(changeSight(sightOf(request), asked))
    // Who pressed a button of the bar goes on from there by Tab, and not from the top.
    const at = Object.keys(asked).length === 1 ? '#sight' : ''
    return reply.header('set-cookie', cookie).redirect(pathBack(back) + at, 303)
  })
}
