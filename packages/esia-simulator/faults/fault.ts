import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GatewayFault } from '../gateway/faults/scene.ts'
import type { Stand } from '../stand.ts'
import type { Person } from '../people/person.ts'

/** What an endpoint says when nothing is wrong with the stand. */
export type Answer = { readonly status: number; readonly body: object }

/** What a client's address gets back in its query. */
export type Returned = Readonly<Record<string, string>>

type Named = {
  readonly name: string
  /** One Russian sentence for the control page: what is played. */
  readonly words: string
}

/** Before anyone has signed in; told to play for one person, it waits until that person returns. */
export type ReturnFault = Named & {
  readonly at: 'authorization' | 'return'
  readonly play: (scene: ReturnScene) => Returned
}

/** `rs`: any address of person data; `person`: that of the person object alone. */
export type AnswerFault = Named & {
  readonly at: 'token' | 'rs' | 'person'
  readonly play: (scene: AnswerScene) => FastifyReply | Promise<FastifyReply>
}

export type Fault = ReturnFault | AnswerFault | GatewayFault
export type Place = Fault['at']

export type ReturnScene = {
  readonly stand: Stand
  readonly state: string
  /** Issues the code; nobody has one before they have signed in. */
  readonly code: () => string
}

export type AnswerScene = {
  readonly stand: Stand
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** Whose code or token it is; undefined where it is nobody's. */
  readonly person: Person | undefined
  /** Goes through all the checks; a fault that never asks leaves the code unspent. */
  readonly honest: () => Answer
}
