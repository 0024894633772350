import type { IssuedCode } from '../issued.ts'
import type { Asked } from '../rule.ts'

/** A code of this very client, and the request that brings it. */
export type Redeemed = Asked & { readonly code: IssuedCode }
