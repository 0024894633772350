import type { Stand } from '../stand.ts'
import type { StepName } from '../steps/steps.ts'

/** What comes to this person once their code was right. */
export const stepsFor = ({ memory }: Stand, personId: string): readonly StepName[] =>
  (['MAX_QUIZ', 'CHANGE_PASSWORD'] as const).filter((step) => memory.steps.take(step, personId))
