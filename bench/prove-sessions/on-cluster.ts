import type { Cluster } from '../cluster/cluster.ts'
import { Browser } from '../prove-kill/browser.ts'
import { ask } from '../prove-kill/client.ts'
import type { Stage, StageBrowser } from './stage.ts'

const slug = 'bel'
const personId = 'confirmed'
const surname = 'Иванова'

/** The person comes through the proxy, whose turn it is takes the request; readers go to each instance themselves. */
export function onCluster(cluster: Cluster): Stage {
  const person = cluster.people.find(({ id }) => id === personId)
  if (person === undefined) throw new Error(`The simulator has no ${personId}`)
  const { host } = new URL(cluster.portal)
  let addresses = 0

  return {
    instances: cluster.instances.length,
    surname,

    async enter(): Promise<StageBrowser> {
      addresses += 1
      const from = `127.2.${(addresses >> 8) & 255}.${addresses & 255}`
      const browser = new Browser(cluster, async () => 'ask-again', from)
      const { body } = await browser.get(`/${slug}/consent`)
      const document = /name="document" value="([0-9a-f]{64})"/.exec(body)?.[1] ?? ''
      await browser.post(`/${slug}/consent`, { document, answer: 'yes' })
      const { location } = await browser.post(`/${slug}/registration/start`)
      const callback = await browser.throughGosuslugi(location, person)
      const answer = await browser.get(callback)
      if (!answer.location.startsWith('/cards'))
        throw new Error(`The person is not in: ${answer.status} ${answer.location}`)
      return {
        token: () => browser.session ?? '',
        get: (path) => browser.get(path),
        post: (path, form) => browser.post(path, form),
      }
    },

    async readAt(instance, token) {
      const origin = cluster.instances[instance]?.origin
      if (origin === undefined) throw new RangeError(`No instance ${instance}`)
      return ask(origin, {
        method: 'GET',
        path: '/cards',
        host,
        headers: {
          cookie: `__Host-session=${token}`,
          'sec-fetch-site': 'same-origin',
          'sec-fetch-mode': 'navigate',
          'sec-fetch-dest': 'document',
        },
      })
    },
  }
}
