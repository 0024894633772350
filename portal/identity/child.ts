import type { IdentityDocument } from './identity.ts'

/** A child as Госуслуги tells of one in a parent's account. Dates are ISO plain dates. */
export type IdentityChild = {
  readonly lastName?: string | undefined
  readonly firstName?: string | undefined
  readonly middleName?: string | undefined
  readonly birthDate?: string | undefined
  readonly gender?: 'male' | 'female' | undefined
  /** Eleven digits. */
  readonly snils?: string | undefined
  readonly documents: readonly IdentityDocument[]
  /** Whether a register vouches for the child, or the parent typed it there. */
  readonly verified: boolean
}

/** A person's children, and of the person themselves only who it is. */
export type Parent = {
  readonly oid: string
  readonly confirmed: boolean
  readonly closed: boolean
  readonly children: readonly IdentityChild[]
}

/** An answer to an attempt that a session made in this browser. */
export type ToldChildren = {
  readonly region: string
  readonly attemptId: string
  readonly sessionId: string | null
  readonly tokenHash: Buffer | undefined
  readonly oid: string
  readonly children: readonly IdentityChild[]
  readonly requestId: string
  readonly address: string
}

/** What becomes of them: the cards know. 'ended': nobody is signed in; 'another-session': not the one that asked. */
export type KeepChildren = (
  told: ToldChildren,
) => Promise<'kept' | 'another-person' | 'another-session' | 'ended'>
