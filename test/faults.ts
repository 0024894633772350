/** A way in which the simulator can answer as ESIA should not. */
export type Fault = { readonly name: string; readonly words: string; readonly group: string }

/** Those that take seconds are tried side by side, in `portal/identity/silence.test.ts`. */
export const slowFaults = ['slow', 'silent', 'person-slow', 'person-silent'] as const
/** The one whose answer is longer than what programs read is tried in `portal/identity/huge-code.test.ts`. */
export const longFault = 'return-huge-code'

/** Every fault that the simulator can play as ESIA, as it lists them itself. */
export const faultsOf = async (simulator: string): Promise<readonly Fault[]> =>
  (await allFaults(simulator)).filter((fault) => !isOfGateway(fault))

/** Those that it can play as a gateway. */
export const gatewayFaultsOf = async (simulator: string): Promise<readonly Fault[]> =>
  (await allFaults(simulator)).filter(isOfGateway)

const isOfGateway = ({ group }: Fault) => group.startsWith('Шлюз')

export async function allFaults(simulator: string): Promise<readonly Fault[]> {
  const listed: unknown = await (await fetch(`${simulator}/trial/faults`)).json()
  if (!isListing(listed)) throw new TypeError(`${simulator}/trial/faults lists no faults`)
  return listed.faults
}

type Switch = { readonly when: 'always' | 'once'; readonly person?: string }

/** From now on the simulator plays this fault; for everybody where no person is named. */
export const playFault = (simulator: string, fault: string, { when, person = '' }: Switch): Promise<void> =>
  switchFault(simulator, { fault, when, person })

export const endFaults = (simulator: string): Promise<void> => switchFault(simulator, { fault: '' })

async function switchFault(simulator: string, form: Record<string, string>): Promise<void> {
  const { status } = await fetch(`${simulator}/trial/faults`, {
    method: 'POST',
    body: new URLSearchParams(form),
  })
  if (status !== 200) throw new RangeError(`The simulator refuses ${JSON.stringify(form)}: ${status}`)
}

function isListing(value: unknown): value is { readonly faults: readonly Fault[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'faults' in value &&
    Array.isArray(value.faults) &&
    value.faults.every(isFault)
  )
}

function isFault(value: unknown): value is Fault {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['name', 'words', 'group'].every(
      (key) => typeof Object.getOwnPropertyDescriptor(value, key)?.value === 'string',
    )
  )
}
