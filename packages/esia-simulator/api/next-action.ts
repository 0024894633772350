import { reactions } from '../captcha/anomaly.ts'
import { nextStep, type NextStep } from '../sign-in/next-step.ts'
import { paths } from '../paths.ts'
import type { Session } from '../sign-in/session.ts'
import type { Stand } from '../stand.ts'
import type { StepName } from '../steps/steps.ts'
import { mfaDetails } from './mfa-details.ts'

/** What the JSON API of the sign-in page answers, from the same rule as the pages. */
export function nextAction(stand: Stand, session: Session): object {
  const next = nextStep(stand, session)
  if (next.step === 'return') return { action: 'DONE', redirect_url: next.address }
  if (next.step === 'between') return between[next.name]
  return answers[next.step](stand, session)
}

type Answer = (stand: Stand, session: Session) => object

const answers: Readonly<Record<Exclude<NextStep['step'], 'return' | 'between'>, Answer>> = {
  home: (stand) => ({ action: 'DONE', redirect_url: `${stand.origin}${paths.home}` }),
  grant: (_stand, session) => ({ action: 'GRANT_SCOPE_ACCESS', scopes: session.request?.scopes ?? [] }),
  'second-factor': (stand, session) => ({ action: 'ENTER_MFA', mfa_details: mfaDetails(stand, session) }),
  'sign-in': (_stand, session) => solveAnomaly(session) ?? { action: 'ENTER_LOGIN' },
}

const between: Readonly<Record<StepName, object>> = {
  FILL_MFA: { action: 'FILL_MFA' },
  MAX_QUIZ: { action: 'MAX_QUIZ', max_details: { skippable: true } },
  CHANGE_PASSWORD: { action: 'CHANGE_PASSWORD' },
}

/** Undefined where nothing stands in the way of this browser. */
export function solveAnomaly({ anomaly }: Session): object | undefined {
  if (anomaly === undefined || anomaly.solved) return undefined
  return {
    action: 'SOLVE_ANOMALY_REACTION',
    reaction_details: { type: reactions[anomaly.kind], guid: anomaly.guid },
  }
}
