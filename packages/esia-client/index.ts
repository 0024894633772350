export { esiaClient, type EsiaClient } from './esia-client.ts'
export type { AuthorizationRequest } from './authorization/build-authorization-url.ts'
export type { Callback } from './authorization/read-callback.ts'
export {
  circuitBreaker,
  type CircuitAttempt,
  type CircuitBreaker,
  type CircuitSettings,
  type CircuitState,
} from './circuit/circuit-breaker.ts'
export type { CallbackFailure, EsiaFailure, EsiaFailureCode } from './failure.ts'
export type { PersonRequest } from './fetch-person.ts'
export { documentTypes, type EsiaDocumentType } from './person/document-types.ts'
export type {
  EsiaAddress,
  EsiaContact,
  EsiaDocument,
  EsiaKid,
  EsiaOtherDocument,
  EsiaPassportState,
  EsiaPerson,
  EsiaVerification,
} from './person/esia-person.ts'
export type { EsiaRefresh, RefreshRequest } from './refresh.ts'
export type { Result } from './result.ts'
export type { EsiaSettings, Generation } from './settings.ts'
export type { EsiaSignIn, EsiaTokens, SignInRequest } from './sign-in.ts'
export { certificateExpiry, type CertificateExpiry } from './signer/certificate-expiry.ts'
export { commandSigner, type Command, type CommandSignerOptions } from './signer/command-signer.ts'
export { httpSigner, type HttpSignerOptions } from './signer/http-signer.ts'
export { inProcessSigner } from './signer/in-process-signer.ts'
export { opensslSigner, type OpensslSignerOptions } from './signer/openssl-signer.ts'
export { proveSigner } from './signer/prove-signer.ts'
export { SignerError, type SignerFault } from './signer/signer-error.ts'
export type { Signer } from './signer/signer.ts'
export { SigningError } from './signer/signing-error.ts'
