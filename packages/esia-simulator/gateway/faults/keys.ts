import { constants, createPublicKey } from 'node:crypto'
import { newSigningKey } from '../keys.ts'
import { resign } from './id-token.ts'
import { changeBody, isJson, type GatewayFault, type GatewayScene } from './scene.ts'

/** Which keys there are, and how a token names its own. */
export const keyFaults: readonly GatewayFault[] = [
  {
    name: 'oidcc-client-test-kid-absent-single-jwks',
    words: 'Ключи шлюза: ключ один, и токен его не называет (так можно).',
    at: 'gateway',
    spoils: { token: withoutKid },
  },
  {
    name: 'oidcc-client-test-kid-absent-multiple-jwks',
    words: 'Ключи шлюза: ключей два, и токен не говорит, каким из них подписан.',
    at: 'gateway',
    spoils: { token: withoutKid, jwks: addKey },
  },
  {
    name: 'oidcc-client-test-signing-key-rotation-just-before-signing',
    words: 'Ключи шлюза: ключ сменился перед самой подписью, прежнего больше нет (так можно).',
    at: 'gateway',
    spoils: {
      token: (scene) => {
        const { kid } = scene.gateway.rotate('drop')
        resign(scene, ({ header, claims }) => ({ header: { ...header, kid }, claims }))
      },
    },
  },
  {
    name: 'oidcc-client-test-signing-key-rotation',
    words: 'Ключи шлюза: ключ сменился, прежний ещё опубликован (так можно).',
    at: 'gateway',
    spoils: {
      token: (scene) => {
        const { kid } = scene.gateway.rotate('keep')
        resign(scene, ({ header, claims }) => ({ header: { ...header, kid }, claims }))
      },
    },
  },
  {
    name: 'gateway-unpromised-alg',
    words: 'Ключи шлюза: подписано верным ключом, но PS256, а ключ не говорит, для чего он.',
    at: 'gateway',
    spoils: { token: signedOtherwise, jwks: withoutAlg },
  },
  {
    name: 'gateway-jwks-no-keys',
    words: 'Ключи шлюза: список пуст.',
    at: 'gateway',
    spoils: { jwks: (scene) => changeBody(scene, () => ({ keys: [] })) },
  },
  {
    name: 'gateway-jwks-garbage',
    words: 'Ключи шлюза: вместо ключей в списке мусор.',
    at: 'gateway',
    spoils: { jwks: (scene) => changeBody(scene, () => ({ keys: [{ kty: 'RSA', n: '!', e: 7 }, 1, null] })) },
  },
]

function withoutKid(scene: GatewayScene): void {
  resign(scene, ({ header, claims }) => ({ header: { ...header, kid: undefined }, claims }))
}

function signedOtherwise(scene: GatewayScene): void {
  const padding = constants.RSA_PKCS1_PSS_PADDING
  const saltLength = constants.RSA_PSS_SALTLEN_DIGEST
  resign(
    scene,
    ({ header, claims }) => ({ header: { ...header, alg: 'PS256' }, claims }),
    (key) => ({ key, padding, saltLength }),
  )
}

function withoutAlg(scene: GatewayScene): void {
  changeBody(scene, ({ keys }) => ({
    keys: Array.isArray(keys) ? keys.filter(isJson).map((key) => ({ ...key, alg: undefined })) : [],
  }))
}

function addKey(scene: GatewayScene): void {
  const jwk = createPublicKey(newSigningKey()).export({ format: 'jwk' })
  const added = { ...jwk, kid: 'another', use: 'sig', alg: 'RS256' }
  changeBody(scene, (body) => ({ keys: [...(Array.isArray(body['keys']) ? body['keys'] : []), added] }))
}
