import { isFirstGeneration } from '../endpoint.ts'
import { esiaFailure, type EsiaFailure } from '../esia-error.ts'
import type { Asked } from '../rule.ts'

/** v1 has another code than its successors for the same failing. */
export function refuseSecret({ endpoint }: Asked, detail: string): EsiaFailure {
  return esiaFailure(isFirstGeneration(endpoint) ? '007005' : '007053', { detail })
}

/** Where the certificate is known, but as that of another system, or where there is none at all. */
export function refuseCertificate(asked: Asked, detail: string): EsiaFailure {
  return asked.stand.assumed.on('foreign-certificate-007002')
    ? esiaFailure('007002', { detail })
    : refuseSecret(asked, detail)
}
