import { noRegion } from '../../portal/audit/audit.ts'
import { openPostgres } from '../../portal/db/connect.ts'
import { trialKeys } from '../../portal/db/keys.ts'
import { openVault } from '../../portal/db/open-vault.ts'
import type { Cluster } from '../cluster/cluster.ts'
import { Browser } from '../prove-kill/browser.ts'
import { look } from './look.ts'
import { readAnswer, type Stage, type StageBrowser } from './stage.ts'

const region = { slug: 'bel', code: 'RU-BEL' } as const
const personId = 'confirmed'
const password = 'Ryabina58'

/** The owner registers at the cluster; everybody else is at an address of this machine's own. */
export async function onCluster(cluster: Cluster): Promise<Stage & { readonly close: () => Promise<void> }> {
  const person = cluster.people.find(({ id }) => id === personId)
  if (person === undefined) throw new Error(`The simulator has no ${personId}`)
  const database = await openPostgres(cluster.databaseUrl, { connections: 1 })
  const vault = await openVault(database.db, trialKeys(cluster.dataDir), [noRegion, region.code])
  let addresses = 0

  const newOne = (): Browser => {
    addresses += 1
    const from = `127.${1 + (addresses >> 16)}.${(addresses >> 8) & 255}.${addresses & 255}`
    return new Browser(cluster, async () => 'ask-again', from)
  }
  const throughGosuslugi = async (browser: Browser, start: string) => {
    const { location } = await browser.post(start)
    return browser.get(await browser.throughGosuslugi(location, person))
  }
  const staged = (browser: Browser): StageBrowser => ({
    async signIn(login, typed) {
      const answer = await browser.post(`/${region.slug}/sign-in`, { login, password: typed })
      return readAnswer(answer)
    },
    async byGosuslugi() {
      const answer = await throughGosuslugi(browser, `/${region.slug}/sign-in/start`)
      return answer.status === 303 && (await browser.get('/cards')).status === 200
    },
  })

  const home = newOne()
  const page = await home.get(`/${region.slug}/consent`)
  const document = /name="document" value="([0-9a-f]{64})"/.exec(page.body)?.[1] ?? ''
  await home.post(`/${region.slug}/consent`, { document, answer: 'yes' })
  await throughGosuslugi(home, `/${region.slug}/registration/start`)
  const saved = await home.post('/settings', { password, again: password })
  if (saved.location !== '/settings?saved') throw new Error(`The owner has no password: ${saved.status}`)

  return {
    logins: [person.phone, person.email, person.snils],
    password,
    home: staged(home),
    newBrowser: () => staged(newOne()),
    later: cluster.later,
    look: () => look(database.db, vault, region.code),
    close: () => database.close(),
  }
}
