import { changeBody, type GatewayFault } from './scene.ts'

/** How the gateway describes itself. */
export const discoveryFaults: readonly GatewayFault[] = [
  {
    name: 'oidcc-client-test-discovery-issuer-mismatch',
    words: 'Описание шлюза: названо имя другого издателя.',
    at: 'gateway',
    spoils: {
      discovery: (scene) => changeBody(scene, (body) => ({ ...body, issuer: 'https://another.example' })),
    },
  },
  {
    name: 'gateway-discovery-plain-http',
    words: 'Описание шлюза: токены выдаются без https.',
    at: 'gateway',
    spoils: {
      discovery: (scene) =>
        changeBody(scene, (body) => ({ ...body, token_endpoint: 'http://gateway.example/token' })),
    },
  },
  {
    name: 'gateway-discovery-other-origin',
    words: 'Описание шлюза: люди отправлены на чужой сайт.',
    at: 'gateway',
    spoils: {
      discovery: (scene) =>
        changeBody(scene, (body) => ({ ...body, authorization_endpoint: 'https://another.example/auth' })),
    },
  },
]
