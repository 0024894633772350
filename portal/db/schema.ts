import type { ColumnType, Generated, JSONColumnType, Kysely } from 'kysely'

/** One interface a table, column for column as in `migrations/`; times are UTC instants, `bytea` is a Buffer. */
export interface Schema {
  data_key: DataKey
  key_canary: { id: string; sealed: Buffer }
  consent_document: ConsentDocument
  attempt: Attempt
  account: Account
  login: Login
  password: Password
  pending_password: PendingPassword
  passkey: Passkey
  used_challenge: UsedChallenge
  sign_in_try: SignInTry
  sign_in_decoy: SignInDecoy
  known_browser: KnownBrowser
  session: Session
  patient_card: PatientCard
  card_keeper: CardKeeper
  card_change: CardChange
  card_draft: CardDraft
  card_invitation: CardInvitation
  consent: Consent
  support_request: SupportRequest
  audit_event: AuditEvent
  destruction_act: DestructionAct
  notice: Notice
}

export type Db = Kysely<Schema>

type Moment = ColumnType<Date, Date, Date>

interface DataKey {
  region: string
  version: number
  wrapped: Buffer
  made_at: Generated<Date>
}

interface ConsentDocument {
  region: string
  hash: Buffer
  version: string
  text: string
  first_used_at: Moment
}

interface Attempt {
  region: string
  id: string
  purpose: 'registration' | 'sign-in' | 'proof' | 'children'
  browser_hash: Buffer
  state_hash: Buffer | null
  document_hash: Buffer | null
  agreed_at: Moment | null
  button: string | null
  address_sealed: Buffer | null
  person_sealed: Buffer | null
  session_id: string | null
  back_to: string | null
  began_at: Moment
  expires_at: Moment
  used_at: Moment | null
}

interface Account {
  region: string
  id: string
  oid_index: Buffer
  sealed: Buffer
  opened_at: Moment
  closed_at: Moment | null
  closed_by: Buffer | null
}

interface Login {
  region: string
  kind: 'phone' | 'email' | 'snils'
  value_index: Buffer
  account_id: string
  verified_at: Moment
}

interface Password {
  region: string
  account_id: string
  hash: string
  set_at: Moment
  failures_in_row: Generated<number>
  /** Of strangers; `known_…` are of browsers that the account knows. */
  failed_at: Generated<Date[]>
  known_in_row: Generated<number>
  known_failed_at: Generated<Date[]>
  closed_to_strangers_at: Moment | null
  closed_at: Moment | null
}

interface PendingPassword {
  region: string
  session_id: string
  account_id: string
  hash: string
  expires_at: Moment
}

interface Passkey {
  region: string
  id: string
  account_id: string
  credential_index: Buffer
  counter: number
  sealed: Buffer
  added_at: Moment
  used_at: Moment | null
}

interface UsedChallenge {
  region: string
  challenge_hash: Buffer
  expires_at: Moment
}

interface SignInTry {
  region: string
  identifier_index: Buffer
  failures: number
  last_failed_at: Moment
}

interface SignInDecoy {
  slot: number
  tries: Generated<number>
  failed_at: Generated<Date[]>
}

interface KnownBrowser {
  region: string
  account_id: string
  token_hash: Buffer
  since: Moment
  seen_at: Moment
}

interface Session {
  token_hash: Buffer
  region: string
  id: string
  account_id: string
  how: 'esia' | 'password' | 'passkey'
  proved_at: Moment
  began_at: Moment
  seen_at: Moment
  device_sealed: Buffer | null
}

interface PatientCard {
  region: string
  id: string
  sealed: Buffer
  created_at: Moment
  checked_at: Moment | null
  version: Generated<number>
  person_index: Buffer | null
  offered_sealed: Buffer | null
}

type EndReason = 'unlinked' | 'account-closed' | 'of-age'

type Relation = 'child' | 'ward' | 'parent' | 'spouse' | 'other'

interface CardKeeper {
  region: string
  card_id: string
  account_id: string
  kinship: Relation | 'self'
  ground:
    | 'own'
    | 'kids-register'
    | 'birth-certificate'
    | 'guardianship'
    | 'power-of-attorney'
    | 'consent'
    | 'none'
  since: Moment
  ended_at: Moment | null
  end_reason: EndReason | null
}

interface CardChange {
  region: string
  id: string
  card_id: string
  version: number
  at: Moment
  account_id: string
  sealed: Buffer
}

interface CardDraft {
  region: string
  id: string
  account_id: string
  version: Generated<number>
  sealed: Buffer
  began_at: Moment
  saved_at: Moment
}

interface CardInvitation {
  region: string
  id: string
  card_id: string
  account_id: string
  code_hash: Buffer
  kinship: Relation
  made_at: Moment
  expires_at: Moment
  claimed_by: string | null
  answered_at: Moment | null
}

interface Consent {
  region: string
  id: string
  account_id: string
  document_hash: Buffer
  given_at: Moment
  button: string
  sealed: Buffer | null
  withdrawn_at: Moment | null
  oid_index: Buffer | null
}

interface SupportRequest {
  region: string
  id: string
  number: string
  sealed: Buffer
  sent_at: Moment
}

interface AuditEvent {
  region: string
  id: string
  at: Moment
  event: string
  account_id: string | null
  session_id: string | null
  request_id: string
  sealed: Buffer | null
}

interface DestructionAct {
  region: string
  id: string
  at: Moment
  subject: 'card' | 'account'
  subject_id: string
  account_id: string | null
  reason: EndReason
  destroyed: JSONColumnType<Readonly<Record<string, number>>>
}

interface Notice {
  region: string
  id: string
  account_id: string
  session_id: string | null
  kind: string
  at: Moment
  former_sealed: Buffer | null
  due_at: Moment
  tries: Generated<number>
  letter_id: string | null
  letter_at: Moment | null
  done_at: Moment | null
  outcome: 'sent' | 'nowhere' | 'refused' | 'given-up' | null
}
