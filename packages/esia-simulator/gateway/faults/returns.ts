import type { GatewayFault, GatewayScene, Spoil } from './scene.ts'

type Kind = readonly [name: string, words: string, change: (query: URLSearchParams) => void]

const kinds: readonly Kind[] = [
  ['gateway-return-iss-wrong', 'iss чужой.', (query) => query.set('iss', 'https://another.example')],
  ['gateway-return-iss-missing', 'iss нет, хотя шлюз его обещал.', (query) => query.delete('iss')],
  ['gateway-return-iss-twice', 'iss два.', (query) => query.append('iss', 'https://another.example')],
  ['gateway-return-state-missing', 'state нет.', (query) => query.delete('state')],
  ['gateway-return-code-unknown', 'код, которого шлюз не выдавал.', (query) => query.set('code', 'unknown')],
  ['gateway-return-code-and-error', 'и код, и ошибка.', (query) => query.set('error', 'server_error')],
  ['gateway-return-refused', 'человек отказался.', instead('access_denied')],
  ['gateway-return-busy', 'шлюз перегружен.', instead('temporarily_unavailable')],
  ['gateway-return-error', 'запрос шлюзу не понравился.', instead('invalid_scope')],
  ['gateway-return-silence', 'нужно войти, а спрашивать не велено.', instead('login_required')],
]

/** How a person comes back from the gateway. */
export const returnFaults: readonly GatewayFault[] = kinds.map(([name, words, change]) => ({
  name,
  words: `Возвращение со шлюза: ${words}`,
  at: 'gateway',
  spoils: { authorization: onReturn(change) },
}))

function instead(error: string) {
  return (query: URLSearchParams) => {
    query.delete('code')
    query.set('error', error)
  }
}

/** Only an answer to the client is spoiled, not the way to ESIA. */
function onReturn(change: (query: URLSearchParams) => void): Spoil {
  return ({ stand, ctx }: GatewayScene) => {
    const address = URL.parse(ctx.response.get('location'))
    if (address === null || address.origin !== stand.portalOrigin) return
    change(address.searchParams)
    ctx.set('location', address.href)
  }
}
