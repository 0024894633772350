import { saveMap } from '../memory/saved.ts'

export type Letter = {
  /** The same letter given again bears the same id. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly sentAt: Date
}

/** A СМС that a tried-out portal sent; those of the sign-in are the stand's own. */
export type PortalSms = {
  readonly id: string
  /** The last ten digits. */
  readonly to: string
  readonly text: string
  readonly sentAt: Date
}

const most = 500

/** What a tried-out portal wrote to people: mail that nobody carries, newest first. In memory, bounded. */
export class Letters {
  readonly #letters = new Map<string, Letter>()
  readonly #sms = new Map<string, PortalSms>()

  keep(letter: Letter): void {
    keepIn(this.#letters, letter)
  }

  keepSms(sms: PortalSms): void {
    keepIn(this.#sms, sms)
  }

  all(): readonly Letter[] {
    return [...this.#letters.values()].toReversed()
  }

  /** Of one address, however it is written. */
  to(email: string): readonly Letter[] {
    const same = (text: string) => text.trim().normalize('NFC').toLowerCase()
    return this.all().filter(({ to }) => same(to) === same(email))
  }

  /** Of one phone, however it is written. */
  smsTo(phone: string): readonly PortalSms[] {
    return [...this.#sms.values()].toReversed().filter(({ to }) => to === phoneDigits(phone))
  }

  save(): () => void {
    const [letters, sms] = [saveMap(this.#letters), saveMap(this.#sms)]
    return () => {
      letters()
      sms()
    }
  }
}

export const phoneDigits = (text: string): string => text.replaceAll(/\D/g, '').slice(-10)

/** A letter that came twice is one letter: mail programs know it by its id too. */
function keepIn<T extends { readonly id: string }>(map: Map<string, T>, one: T): void {
  if (map.has(one.id)) return
  map.set(one.id, one)
  const [oldest] = map.keys()
  if (map.size > most && oldest !== undefined) map.delete(oldest)
}
