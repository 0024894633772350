import { saveMap } from './saved.ts'

export type SmsMessage = { readonly text: string; readonly code: string; readonly sentAt: Date }

const most = 50

/** Messages to the phones of the test people, newest first; the last fifty of each. */
export class Sms {
  readonly #byPhone = new Map<string, readonly SmsMessage[]>()

  /** `phone` as ESIA writes it, +7(DDD)DDDDDDD; only phones of the fixed people come here, so the map is bounded. */
  send(phone: string, message: SmsMessage): void {
    this.#byPhone.set(phone, [message, ...this.to(phone)].slice(0, most))
  }

  to(phone: string): readonly SmsMessage[] {
    return this.#byPhone.get(phone) ?? []
  }

  save(): () => void {
    return saveMap(this.#byPhone)
  }
}
