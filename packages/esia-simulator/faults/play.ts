import type { FastifyReply } from 'fastify'
import type { Person } from '../people/person.ts'
import type { Stand } from '../stand.ts'
import type { AnswerFault, AnswerScene, Returned, ReturnFault, ReturnScene } from './fault.ts'

type Answered = AnswerScene & { readonly places: readonly AnswerFault['at'][] }

/** The one place where an endpoint's answer meets the fault that is on, if any. */
export function answerOrFault(of: Answered): FastifyReply | Promise<FastifyReply> {
  const { stand, reply, person, honest } = of
  const fault = stand.memory.faults.takeAnswer(of.places, person?.id)
  if (fault !== undefined) {
    stand.log(`fault played: ${fault.name}`)
    return fault.play(of)
  }

  const { status, body } = honest()
  return reply.code(status).send(body)
}

/** Likewise where a person returns to the client with a code. */
export function returnOrFault(scene: ReturnScene, person: Person): Returned {
  return (
    played(scene.stand, scene.stand.memory.faults.takeReturn('return', person.id), scene) ?? {
      code: scene.code(),
      state: scene.state,
    }
  )
}

/** Likewise where a client's request has passed every check and nobody has signed in yet. */
export function authorizationFault(stand: Stand, state: string): Returned | undefined {
  const code = () => {
    throw new Error('No code can be issued before the sign-in')
  }
  return played(stand, stand.memory.faults.takeReturn('authorization', undefined), { stand, state, code })
}

function played(stand: Stand, fault: ReturnFault | undefined, scene: ReturnScene): Returned | undefined {
  if (fault === undefined) return undefined
  stand.log(`fault played: ${fault.name}`)
  return fault.play(scene)
}
