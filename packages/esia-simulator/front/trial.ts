import { contactOf, nameOf, type Person } from '../people/person.ts'
import { paths } from '../paths.ts'
import type { SmsMessage } from '../memory/sms.ts'
import type { Stand } from '../stand.ts'

export type TrialPerson = {
  readonly id: string
  /** «Фамилия Имя Отчество». */
  readonly name: string
  readonly story: string
  /** +7XXXXXXXXXX. */
  readonly phone: string
  readonly email: string
  /** Empty for those who have none. */
  readonly snils: string
  readonly password: string
}

export function trialPeople(stand: Stand): readonly TrialPerson[] {
  return stand.people.all().map(trialPerson)
}

function trialPerson(person: Person): TrialPerson {
  const { id, story, snils = '', password } = person
  const phone = plainPhone(contactOf(person, 'MBT')?.value ?? '')
  const email = contactOf(person, 'EML')?.value ?? ''
  return { id, name: nameOf(person), story, phone, email, snils, password }
}

/** What `GET /trial.json` answers: for scripts that try the portal out. */
export function trial(stand: Stand) {
  return {
    portal: stand.portalOrigin,
    simulator: stand.origin,
    people: trialPeople(stand),
    sms: `${stand.origin}${paths.trialSms}`,
    letters: `${stand.origin}${paths.trialLetters}`,
  }
}

/** Newest first; a phone in any spelling; nobody's phone has no messages. */
export function trialSms(stand: Stand, phone: string): readonly SmsMessage[] {
  const digits = (text: string) => text.replaceAll(/\D/g, '').slice(-10)
  const owner = stand.people
    .all()
    .find((person) => digits(contactOf(person, 'MBT')?.value ?? '') === digits(phone))
  return owner === undefined ? [] : stand.memory.sms.to(contactOf(owner, 'MBT')?.value ?? '')
}

/** +7(000)0000101 → +70000000101. */
const plainPhone = (phone: string): string => phone.replaceAll(/[()]/g, '')
