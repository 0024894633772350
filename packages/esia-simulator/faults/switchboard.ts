import { saveMap } from '../memory/saved.ts'
import { isUsedUpAt, type GatewayEndpoint, type GatewayFault } from '../gateway/faults/scene.ts'
import type { AnswerFault, Fault, Place, ReturnFault } from './fault.ts'

/** A number is the share of requests that are hit, from 0 to 1. */
export type When = 'once' | 'always' | number

export type SwitchedOn = { readonly fault: Fault; readonly when: When; readonly person?: string }

/** Which faults are on. Bounded: each name once for each of the people, and once for everybody. */
export class Switchboard {
  readonly #on = new Map<string, SwitchedOn>()
  readonly #random: () => number

  /** `random` gives from 0 up to but not including 1, as Math.random does. */
  constructor(random: () => number = Math.random) {
    this.#random = random
  }

  get on(): readonly SwitchedOn[] {
    return [...this.#on.values()]
  }

  switchOn(entry: SwitchedOn): void {
    this.#on.set(keyOf(entry.fault.name, entry.person), entry)
  }

  /** Without a person: the fault ends for everybody. */
  switchOff(name: string, person?: string): void {
    for (const [key, entry] of this.#on) {
      if (entry.fault.name === name && (person === undefined || entry.person === person)) this.#on.delete(key)
    }
  }

  switchAllOff(): void {
    this.#on.clear()
  }

  /** Of somebody who is gone. */
  switchOffFor(person: string): void {
    for (const [key, entry] of this.#on) if (entry.person === person) this.#on.delete(key)
  }

  save(): () => void {
    return saveMap(this.#on)
  }

  /** The fault that hits this return, first switched on first; one that was to play once is used up by it. */
  takeReturn(place: ReturnFault['at'], person: string | undefined): ReturnFault | undefined {
    const hits = ({ fault, person: only }: SwitchedOn) =>
      only === undefined ? fault.at === place : place === 'return' && only === person
    return this.#take(isReturnFault, hits)
  }

  takeAnswer(places: readonly AnswerFault['at'][], person: string | undefined): AnswerFault | undefined {
    const hits = ({ fault, person: only }: SwitchedOn) =>
      includes(places, fault.at) && (only === undefined || only === person)
    return this.#take(isAnswerFault, hits)
  }

  takeGateway(endpoint: GatewayEndpoint, person: string | undefined): GatewayFault | undefined {
    const hits = ({ fault, person: only }: SwitchedOn) =>
      fault.at === 'gateway' && endpoint in fault.spoils && (only === undefined || only === person)
    return this.#take(isGatewayFault, hits, (fault) => isUsedUpAt(fault, endpoint))
  }

  #take<F extends Fault>(
    kind: (fault: Fault) => fault is F,
    hits: (entry: SwitchedOn) => boolean,
    usesUp: (fault: F) => boolean = () => true,
  ) {
    for (const [key, entry] of this.#on) {
      const { fault, when } = entry
      if (!kind(fault) || !hits(entry)) continue
      if (typeof when === 'number' && this.#random() >= when) continue
      if (when === 'once' && usesUp(fault)) this.#on.delete(key)
      return fault
    }
    return undefined
  }
}

const keyOf = (name: string, person: string | undefined): string => `${name} ${person ?? ''}`

const includes = (places: readonly Place[], place: Place): boolean => places.includes(place)

const isReturnFault = (fault: Fault): fault is ReturnFault =>
  fault.at === 'authorization' || fault.at === 'return'

const isGatewayFault = (fault: Fault): fault is GatewayFault => fault.at === 'gateway'

const isAnswerFault = (fault: Fault): fault is AnswerFault => !isReturnFault(fault) && !isGatewayFault(fault)
