import { saveMap } from './saved.ts'

export type SmsMessage = { readonly text: string; readonly code: string; readonly sentAt: Date }

const most = 50
const mostPhones = 2_000

/** Messages to the phones of the test people, newest first; the last fifty of each. */
export class Sms {
  readonly #byPhone = new Map<string, readonly SmsMessage[]>()

  /** `phone` as ESIA writes it, +7(DDD)DDDDDDD; above their bound the phone that was silent longest is forgotten. */
  send(phone: string, message: SmsMessage): void {
    const messages = [message, ...this.to(phone)].slice(0, most)
    this.#byPhone.delete(phone)
    this.#byPhone.set(phone, messages)
    const [oldest] = this.#byPhone.keys()
    if (this.#byPhone.size > mostPhones && oldest !== undefined) this.#byPhone.delete(oldest)
  }

  to(phone: string): readonly SmsMessage[] {
    return this.#byPhone.get(phone) ?? []
  }

  save(): () => void {
    return saveMap(this.#byPhone)
  }
}
